// Writing

// Errors
export type { VizDetails } from '../details.js'
export type { ImageValue, RawImage } from '../values/images.js'
export type { Numbers, TensorLike } from '../values/numbers.js'
// With TensorFlow.js
export {
  type FitCallback,
  type FitLogs,
  type TensorBoardOptions,
  tensorBoard,
} from './callback.js'
export type { EmbeddingOptions } from './projector/embedding.js'
// Reading
export type { LoggedEvent } from './reading/event.js'
export type { Ending, EventReader } from './reading/read-events.js'
export { eventReader } from './reading/reader.js'
export type { LoggedTensor } from './reading/tensor.js'
export type { LoggedBucket, LoggedValue } from './reading/value.js'
// With the events of a training loop
export { recordEvents, type TrainingEvent } from './record-events.js'
export type { CustomCategory, CustomChart } from './summaries/custom-scalars.js'
export type { HParam, RunStatus } from './summaries/hparams.js'
export type { At, HParamsOptions, SummaryWriter } from './summary-writer.js'
export { type EventWriter, eventWriter } from './writer.js'
