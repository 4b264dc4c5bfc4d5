export type { CheckpointStore } from './checkpoints/checkpoint.js'
export { memoryStore } from './checkpoints/memory-store.js'
export {
  decodeSafetensors,
  encodeSafetensors,
  type Safetensors,
  SafetensorsError,
} from './checkpoints/safetensors.js'
export { diagnose } from './diagnosis/diagnose.js'
export { type ExamineOptions, examine } from './diagnosis/examine.js'
export type { Facts } from './diagnosis/facts.js'
export type { Finding } from './diagnosis/finding.js'
export type { CoreErrors, Expected } from './errors.js'
export type { LineFitEvent, LineFitResult, Point } from './runs/line-fit.js'
export type { Mistake, MnistEvent, MnistResult } from './runs/mnist.js'
export type { BackendEvent, Run, RunHost, Words } from './runs/run.js'
export { largestCurvature } from './training/curvature.js'
export type { Cause } from './training/divergence.js'
export type { EarlyStop } from './training/early-stop.js'
export type {
  CheckpointEvent,
  DivergedEvent,
  EndEvent,
  EndReason,
  EpochEvent,
  StartEvent,
  StepEvent,
  TrainEvent,
} from './training/events.js'
export { type Batch, type Examples, fromArrays, type NumberArray } from './training/examples.js'
export type { GraphModel } from './training/graph-model.js'
export type { LearningRateSchedule, TrainOptions } from './training/options.js'
export type { RunCard } from './training/run-card.js'
export { seedWeights } from './training/seed-weights.js'
export { deriveSeed } from './training/seeds.js'
export { train } from './training/train.js'
export type { Measures, NamedArray } from './training/trainable.js'
