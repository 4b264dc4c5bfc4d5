import type { LayerLike, Shape } from '../graph/layers-model.js'

/** The shape of one example: without the batch, NaN where a size is not known. */
export type ExampleShape = readonly number[]

export const exampleShape = (shape: Shape): ExampleShape =>
  shape.slice(1).map((size) => size ?? Number.NaN)

export const product = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1)

/** One call of a layer on one example. What a count does not know is NaN and stays NaN. */
export interface ExampleCall {
  readonly layer: LayerLike
  readonly config: LayerConfig
  readonly inputs: readonly ExampleShape[]
  readonly outputs: readonly ExampleShape[]
}

/** What `getConfig()` tells of a layer, as far as it decides about its operations. */
export interface LayerConfig {
  readonly activation?: string
  readonly recurrentActivation?: string
  readonly units?: number
  readonly useBias?: boolean
  readonly kernelSize?: readonly number[]
  readonly poolSize?: readonly number[]
  readonly dataFormat?: string
  readonly interpolation?: string
  readonly scale?: boolean
  readonly center?: boolean
  readonly axes?: number | readonly number[]
  readonly normalize?: boolean
  readonly mergeMode?: string | null
}

/** Counts the operations of one call. */
export type Count = (call: ExampleCall) => number

/** How many values come out. */
export const outputValues = ({ outputs }: ExampleCall): number =>
  product(outputs[0] ?? [Number.NaN])

/** The first input, or a shape of which nothing is known. */
export const firstInput = ({ inputs }: ExampleCall): ExampleShape => inputs[0] ?? [Number.NaN]

export const lastOf = (shape: ExampleShape): number => shape.at(-1) ?? Number.NaN
