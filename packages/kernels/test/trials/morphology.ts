import type { Tensor2D } from '@tensorflow/tfjs-core'
import {
  blackTopHat,
  close,
  connectedComponents,
  dilate,
  distanceTransform,
  erode,
  type Image,
  morphologicalGradient,
  open,
  skeletonize,
  thin,
  whiteTopHat,
} from '../../src/index.js'
import reference from '../../src/morphology/morphology.reference.json' with { type: 'json' }
import regions from '../../src/morphology/regions.reference.json' with { type: 'json' }
import { floats, imageOf } from '../reference.js'
import { type Trial, type Trials, trialsOf } from './trial.js'

const operations: Readonly<Record<string, (image: Tensor2D, options: never) => Tensor2D>> = {
  erode,
  dilate,
  open,
  close,
  whiteTopHat,
  blackTopHat,
  morphologicalGradient,
}

const componentTrials: readonly Trial[] = regions.components.map(
  ({ image, connectivity, labels }) => {
    const whole = regions.images[image as keyof typeof regions.images]
    return {
      operation: 'connectedComponents',
      title: `${image}, ${connectivity} neighbours`,
      input: () => imageOf<Tensor2D>(whole),
      run: (mask: Tensor2D) =>
        connectedComponents(mask, { connectivity: connectivity as 4 | 8 }).labels,
      shape: whole.shape,
      values: labels,
      most: Number.MIN_VALUE,
      needsHost: true,
    }
  },
)

const lopsided = [
  [0, 1, 1],
  [0, 0, 1],
  [0, 0, 0],
]

/** What SciPy and scikit-image make of images and masks, number for number. */
export const morphology: Trials = {
  values: [
    ...reference.cases.map(({ operation, image, options, values }) => ({
      operation,
      title: `${image} ${JSON.stringify(options)}`,
      input: () => imageOf<Tensor2D>(reference.images[image as keyof typeof reference.images]),
      run: (input: Tensor2D) => operations[operation]!(input, options as never),
      shape: reference.images[image as keyof typeof reference.images].shape,
      values: floats(values),
      most: Number.MIN_VALUE,
    })),
    ...componentTrials,
    ...trialsOf(
      'distanceTransform',
      { images: regions.images, cases: regions.distances },
      distanceTransform,
      { most: 1e-6, needsHost: true },
    ),
    ...trialsOf(
      'skeletonize',
      { images: regions.images, cases: regions.skeletons },
      (mask: Image) => skeletonize(mask),
      { most: Number.MIN_VALUE, needsHost: true },
    ),
    ...trialsOf('thin', { images: regions.images, cases: regions.thins }, thin, {
      most: Number.MIN_VALUE,
      needsHost: true,
    }),
  ],
  gradients: {
    erode: (image: Image) => erode(image),
    dilate: (image: Image) =>
      dilate(image, { footprint: lopsided, border: 'constant', borderValue: 0.3 }),
    open: (image: Image) => open(image, { footprint: { shape: 'square', size: 3 } }),
    close: (image: Image) => close(image, { footprint: { shape: 'diamond', radius: 1 } }),
    whiteTopHat: (image: Image) => whiteTopHat(image, { border: 'ignore' }),
    blackTopHat: (image: Image) => blackTopHat(image, { border: 'wrap' }),
    morphologicalGradient: (image: Image) => morphologicalGradient(image, { border: 'reflect' }),
  },
}
