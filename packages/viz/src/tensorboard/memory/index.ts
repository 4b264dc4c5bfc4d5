// Event files that are never files: without Node

export type { LoggedEvent } from '../reading/event.js'
export type { Ending, EventReader } from '../reading/read-events.js'
export type { LoggedTensor } from '../reading/tensor.js'
export type { LoggedBucket, LoggedValue } from '../reading/value.js'
export type { At, HParamsOptions, SummaryWriter } from '../summary-writer.js'
export { memoryReader } from './reader.js'
export { type MemoryWriter, memoryWriter } from './writer.js'
