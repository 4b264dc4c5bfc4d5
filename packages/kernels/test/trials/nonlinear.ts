import { tensor2d } from '@tensorflow/tfjs-core'
import bilateralReference from '../../src/filters/bilateral.reference.json' with { type: 'json' }
import medianReference from '../../src/filters/median.reference.json' with { type: 'json' }
import nonLocalMeansReference from '../../src/filters/non-local-means.reference.json' with {
  type: 'json',
}
import totalVariationReference from '../../src/filters/total-variation.reference.json' with {
  type: 'json',
}
import {
  bilateral,
  type Image,
  type MedianOptions,
  median,
  nonLocalMeans,
  totalVariation,
} from '../../src/index.js'
import { type Trials, trialsOf } from './trial.js'

const medianImages = medianReference.images as Readonly<Record<string, number[][]>>

/** What SciPy and scikit-image make of some images without noise. */
export const nonlinear: Trials = {
  values: [
    ...medianReference.cases.map(({ image, options, values }) => ({
      operation: 'median',
      title: `${image} ${JSON.stringify(options)}`,
      input: () => tensor2d(medianImages[image]!),
      run: (input: Image) => median(input, options as MedianOptions),
      shape: [values.length, values[0]!.length],
      values: values.flat(),
      most: 1e-7,
    })),
    ...trialsOf('bilateral', bilateralReference, bilateral),
    ...trialsOf('nonLocalMeans', nonLocalMeansReference, nonLocalMeans),
    ...trialsOf('totalVariation', totalVariationReference, totalVariation),
  ],
  gradients: {
    bilateral: (image: Image) => bilateral(image, { sigmaColor: 0.8, size: 3, border: 'reflect' }),
  },
}
