import type { Cause } from '../training/divergence.js'
import type { EndReason } from '../training/events.js'

/** What is known of a model before it computes anything. */
export interface ModelFacts {
  /** As tfjs names it, also where a function of one's own does the same; null for any other. */
  readonly loss: string | null
  readonly output: {
    /** null where the last layers do something else. */
    readonly activation: string | null
    readonly units: number
  }
  readonly optimizer: {
    readonly name: string
    readonly learningRate: number | null
    readonly momentum: number
  }
  /** False where the first layer looks numbers up or scales them itself. */
  readonly wantsScaledInputs: boolean
}

/** What was seen of the examples. */
export interface DataFacts {
  /** How many were looked at; all of them unless there are very many. */
  readonly examples: number
  readonly notFinite: { readonly what: 'x' | 'y'; readonly index: number } | null
  /** Largest size of an input, and the root of the mean square. */
  readonly inputs: { readonly largest: number; readonly rms: number }
  readonly targets: {
    /** Length of the last axis. */
    readonly width: number
    readonly lowest: number
    readonly highest: number
    readonly highestAt: number
    readonly lowestAt: number
    readonly whole: boolean
    /** Every row is zeros but for a single one. */
    readonly oneHot: boolean
  }
}

/** What a layer did with a batch. */
export interface LayerFacts {
  readonly name: string
  readonly units: number
  /** Root of the mean square of what it passes on. */
  readonly activation: number
  /** Units that are 0 for every example; null where the layer has no ReLU. */
  readonly dead: number | null
  /** Root of the mean square of the gradient of its kernel; null without trainable weights. */
  readonly gradient: number | null
  /** Its units all compute the same. */
  readonly identical: boolean
}

/** What was measured on a batch. */
export interface Measured {
  /** Without regularisation, without dropout. */
  readonly loss: number
  /** The loss of always answering the same, as well as that can be done; null where unknown. */
  readonly constant: number | null
  /** Root of the mean square of the inputs of the batch. */
  readonly inputs: number
  readonly layers: readonly LayerFacts[]
  /** At fresh weights; null where it was not needed, took too long or is not finite. */
  readonly curvature: number | null
}

/** What the events tell. */
export interface CourseFacts {
  readonly steps: number
  /** Losses while training; of epochs where no step was recorded. */
  readonly losses: readonly number[]
  readonly epochs: readonly {
    readonly epoch: number
    readonly training: number
    readonly validation: number | null
  }[]
  /** Tensors alive after each step, where the events tell. */
  readonly tensors: readonly number[]
  readonly diverged: { readonly causes: readonly Cause[] } | null
  readonly reason: EndReason | null
}

/** All that a diagnosis rests on, as plain data. */
export interface Facts {
  readonly model: ModelFacts
  readonly data: DataFacts
  /** null where labels or numbers are of a kind that nothing can be measured with. */
  readonly measured: Measured | null
}
