// Binding

export {
  type Advice,
  type AdviceDetails,
  type AdviceFacts,
  advise,
  describeAdvice,
} from './advise.js'
export type { BindOptions } from './bind.js'
// What was chosen and why
export { describeReport } from './describe-report.js'
// Errors
export type { BackendErrors, NameSource } from './errors.js'
// How fast it is, and what would make it faster
export {
  type MeasuredMemory,
  type MeasuredTask,
  type MeasureEvent,
  type Measurement,
  type MeasureOptions,
  type MeasureTask,
  measure,
} from './measure.js'
export { type BackendName, backendNames } from './names.js'
export type { PassedOverDetails, PassedOverReason } from './passed-over.js'
export { bind } from './platforms/browser.js'
export type { Attempt, BackendReport, OrderSource } from './report.js'
