import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import gaborReference from '../../src/features/gabor-energies.reference.json' with { type: 'json' }
import hogReference from '../../src/features/hog.reference.json' with { type: 'json' }
import lbpReference from '../../src/features/lbp.reference.json' with { type: 'json' }
import textureReference from '../../src/features/texture.reference.json' with { type: 'json' }
import {
  fast,
  type GaborEnergiesOptions,
  gaborEnergies,
  glcm,
  type HogOptions,
  harris,
  hog,
  hogPicture,
  type Image,
  lbp,
} from '../../src/index.js'
import { floats, imageOf } from '../reference.js'
import { type Trial, type Trials, trialsOf } from './trial.js'

/** Or of several channels. */
type Gray = Tensor2D | Tensor3D

/** Of large products little is left in the difference. */
const harrisTrials = trialsOf(
  'harris',
  { images: textureReference.harrisImages, cases: textureReference.harris },
  harris,
).map((trial) => ({
  ...trial,
  most: 2e-6 * Array.from(trial.values).reduce((most, value) => Math.max(most, Math.abs(value)), 1),
}))

const hogTrials = hogReference.cases.flatMap(({ image, options, features, picture }) => {
  const whole = hogReference.images[image as keyof typeof hogReference.images]
  const title = `${image} ${JSON.stringify(options)}`
  const asked = { title, input: () => imageOf<Gray>(whole), needsHost: true }
  const [values, drawn] = [floats(features), floats(picture)]
  return [
    {
      ...asked,
      operation: 'hog',
      run: (input: Gray) => hog(input, options as HogOptions),
      shape: [values.length],
      values,
    },
    {
      ...asked,
      operation: 'hogPicture',
      run: (input: Gray) => hogPicture(input, options as HogOptions),
      shape: whole.shape.slice(0, 2),
      values: drawn,
    },
  ]
})

const { distances, anglesDegrees } = textureReference
const glcmTrials: readonly Trial[] = textureReference.glcm.map(
  ({ image, symmetric, normed, values }) => ({
    operation: 'glcm',
    title: `${image}, symmetric ${symmetric}, normed ${normed}`,
    input: () => imageOf<Tensor2D>(textureReference.grayImages[image as never]),
    run: (gray: Tensor2D) => glcm(gray, { distances, anglesDegrees, levels: 8, symmetric, normed }),
    shape: [8, 8, 3, 4],
    values,
    most: 1e-7,
    needsHost: true,
  }),
)

const gaborTrials = gaborReference.cases.map(({ image, options, values }) => ({
  operation: 'gaborEnergies',
  title: `${image} ${JSON.stringify(options)}`,
  input: () => imageOf<Gray>(gaborReference.images[image as keyof typeof gaborReference.images]),
  run: (input: Gray) => gaborEnergies(input, options as GaborEnergiesOptions),
  shape: [values.length],
  values,
}))

/** What scikit-image makes of some images: number for number, where numbers are whole. */
export const features: Trials = {
  values: [
    ...harrisTrials,
    ...trialsOf(
      'fast',
      { images: textureReference.fastImages, cases: textureReference.fast },
      fast,
      { needsHost: true },
    ),
    ...gaborTrials,
    ...glcmTrials,
    ...hogTrials,
    ...trialsOf('lbp', lbpReference, lbp, { most: Number.MIN_VALUE, needsHost: true }),
  ],
  gradients: {
    gaborEnergies: (image: Image) => gaborEnergies(image as never, { frequencies: [0.3] }),
    harris: (image: Image) => harris(image),
  },
}
