import { mul, type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import reference from '../../src/filters/filters.reference.json' with { type: 'json' }
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
} from '../../src/index.js'
import type { Trials } from './trial.js'

const { kernel, images, cases } = reference

type Filter = (image: Tensor2D, options: never) => Tensor2D

/** The operations of the reference, by their names there. */
const filters: Readonly<Record<string, Filter>> = {
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

/** What SciPy, scikit-image and OpenCV make of some images. */
export const linear: Trials = {
  values: cases.map(({ operation, image, options, values }) => ({
    operation,
    title: `${image} ${JSON.stringify(options)}`,
    input: () => tensor2d(images[image as keyof typeof images]),
    run: (input: Tensor2D) => filters[operation]!(input, options as never),
    shape: [values.length, values[0]!.length],
    values: values.flat(),
  })),
  gradients: {
    correlate: (image: Image) => correlate(image, kernel, { border: 'reflect' }),
    convolve: (image: Image) => convolve(image, kernel, { border: 'constant', borderValue: 2 }),
    correlateSeparable: (image: Image) =>
      correlateSeparable(image, { y: [1, 2, 4], x: [3, 0, 1, 5, 2] }),
    box: (image: Image) => box(image, { border: 'wrap' }),
    gaussian: (image: Image) => gaussian(image, { sigma: 0.8, border: 'edge' }),
    unsharp: (image: Image) => unsharp(image, { sigma: 0.6 }),
    'sobel of one axis': (image: Image) => sobel(image, { axis: 'y' }),
    sobel: (image: Image) => sobel(image),
    scharr: (image: Image) => scharr(image, { normalization: 'l1', eps: 0.01 }),
    prewitt: (image: Image) => prewitt(image, { border: 'constant' }),
    laplacian: (image: Image) => laplacian(image),
    laplacianOfGaussian: (image: Image) => laplacianOfGaussian(image, { sigma: 0.7 }),
    gabor: (image: Image) => {
      const { real, imaginary } = gabor(image, { frequency: 0.3 })
      return mul(real, imaginary)
    },
  },
}
