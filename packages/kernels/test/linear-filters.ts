import { mul, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core'
import reference from '../src/filters/filters.reference.json' with { type: 'json' }
import {
  box,
  convolve,
  correlate,
  correlateSeparable,
  gabor,
  gaussian,
  type Image,
  laplacian,
  laplacianOfGaussian,
  prewitt,
  scharr,
  sobel,
  unsharp,
} from '../src/index.js'

/** What SciPy, scikit-image and OpenCV make of some images. */
export const linearReference: {
  readonly kernel: number[][]
  readonly images: Readonly<Record<string, number[][]>>
  readonly cases: readonly {
    readonly operation: string
    readonly image: string
    readonly options: object
    readonly values: readonly number[][]
  }[]
} = reference

const { kernel } = reference

type Filter = (image: Tensor2D, options: never) => Tensor2D

/** The operations of the reference, by their names there. */
export const filters: Readonly<Record<string, Filter>> = {
  correlate: (image, options) => correlate(image, kernel, options),
  convolve: (image, options) => convolve(image, kernel, options),
  box,
  gaussian,
  unsharp,
  sobel,
  scharr,
  prewitt,
  laplacian,
  laplacianOfGaussian,
  'gabor.real': (image, options) => only('real', gabor(image, options)),
  'gabor.imaginary': (image, options) => only('imaginary', gabor(image, options)),
}
const only = <Part extends 'real' | 'imaginary'>(
  part: Part,
  parts: Readonly<Record<'real' | 'imaginary', Tensor2D>>,
): Tensor2D => {
  parts[part === 'real' ? 'imaginary' : 'real'].dispose()
  return parts[part]
}

/** Everything that is differentiable, with options that try much of it. */
export const differentiable: Readonly<Record<string, (image: Image) => Tensor>> = {
  correlate: (image) => correlate(image, kernel, { border: 'reflect' }),
  convolve: (image) => convolve(image, kernel, { border: 'constant', borderValue: 2 }),
  correlateSeparable: (image) => correlateSeparable(image, { y: [1, 2, 4], x: [3, 0, 1, 5, 2] }),
  box: (image) => box(image, { border: 'wrap' }),
  gaussian: (image) => gaussian(image, { sigma: 0.8, border: 'edge' }),
  unsharp: (image) => unsharp(image, { sigma: 0.6 }),
  'sobel of one axis': (image) => sobel(image, { axis: 'y' }),
  sobel: (image) => sobel(image),
  scharr: (image) => scharr(image, { normalization: 'l1', eps: 0.01 }),
  prewitt: (image) => prewitt(image, { border: 'constant' }),
  laplacian: (image) => laplacian(image),
  laplacianOfGaussian: (image) => laplacianOfGaussian(image, { sigma: 0.7 }),
  gabor: (image) => {
    const { real, imaginary } = gabor(image, { frequency: 0.3 })
    return mul(real, imaginary)
  },
}
