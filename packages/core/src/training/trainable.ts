import type { Batch } from './examples.js'

/** What was measured on a batch: `loss`, and whatever metrics the model names. */
export type Measures = { readonly loss: number } & Readonly<Record<string, number>>

/** One array of a checkpoint. */
export interface NamedArray {
  readonly name: string
  readonly shape: readonly number[]
  readonly data: Float32Array | Int32Array
}

/**
 * A model as the trainer sees it. Layers models and graphs each have an adapter; nothing else in
 * the training loop knows which one it drives.
 */
export interface Trainable {
  /** Name and rate of the optimiser, null where the model does not say. */
  readonly optimizer: {
    readonly name: string
    readonly learningRate: number | null
    readonly momentum?: number
  }
  /** What computes, for the run card. */
  engine(): { readonly backend: string; readonly versions: Readonly<Record<string, string>> }
  /** Missing where the rate is built into the model, as it is in a graph. */
  setLearningRate?(learningRate: number): void
  /** Throws a coded error when a batch does not fit the model. */
  check(batch: Batch): void
  /** One update. `seed` decides every random choice of the step, such as dropout masks. */
  step(batch: Batch, seed: number): Promise<Measures>
  /** Measures without learning. */
  evaluate(batch: Batch): Promise<Measures>
  /** Weights and the optimiser's whole state: what `restore` needs to go on bit by bit. */
  save(): Promise<NamedArray[]>
  restore(arrays: readonly NamedArray[]): Promise<void>
  /** The weights alone. */
  weights(): Promise<NamedArray[]>
  /** All trainable parameters as one vector. */
  parameters(): Promise<Float32Array>
  setParameters(values: Float32Array): Promise<void>
  /** Gradient of the loss on a batch with respect to {@link parameters}, as one vector. */
  gradient(batch: Batch): Promise<Float32Array>
  /** How many tensors are alive, where TensorFlow.js computes. */
  tensors?(): number
  /** Leaves the model as the caller handed it over, its learned weights aside. */
  release(): void
}
