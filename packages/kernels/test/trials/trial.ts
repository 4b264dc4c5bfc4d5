import type { Tensor } from '@tensorflow/tfjs-core'
import type { Image } from '../../src/index.js'
import { floats, imageOf, type ReferenceImage } from '../reference.js'

/** What an operation is asked, and what a reference answers. */
export interface Trial {
  readonly operation: string
  /** Of what, with which options. */
  readonly title: string
  readonly input: () => Tensor
  /** Gives a tensor, and leaves no other behind. */
  readonly run: (input: never) => Tensor | Promise<Tensor>
  readonly shape: readonly number[]
  readonly values: ArrayLike<number>
  /** How far values may be apart, as a share of 1 or of the value where that is more. Default: 1e-5. */
  readonly most?: number
  /** Whether the values must lie in memory: WebGPU refuses it. */
  readonly needsHost?: boolean
}

/** What every engine is asked of a group of operations. */
export interface Trials {
  readonly values: readonly Trial[]
  /** What is differentiable, with options that try much of it. Shape of the image: `[5, 7, 2]`. */
  readonly gradients: Readonly<Record<string, (image: Image) => Tensor>>
}

interface Reference {
  readonly images: Readonly<Record<string, ReferenceImage>>
  readonly cases: readonly {
    readonly image: string
    readonly options: object
    readonly values: readonly number[] | string
  }[]
}

/** One for each case of a reference, where what comes out has the shape of the image. */
export const trialsOf = (
  operation: string,
  { images, cases }: Reference,
  run: (image: never, options: never) => Tensor,
  rest: Pick<Trial, 'most' | 'needsHost'> = {},
): readonly Trial[] =>
  cases.map(({ image, options, values }) => ({
    operation,
    title: `${image} ${JSON.stringify(options)}`,
    input: () => imageOf(images[image]!),
    run: (input) => run(input, options as never),
    shape: images[image]!.shape,
    values: typeof values === 'string' ? floats(values) : values,
    ...rest,
  }))
