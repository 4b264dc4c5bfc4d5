import { add, concat, mul, sigmoid, slice, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core'
import colourReference from '../../src/colour/colour.reference.json' with { type: 'json' }
import contrastReference from '../../src/colour/contrast.reference.json' with { type: 'json' }
import {
  adjustGamma,
  clahe,
  equalizeHistogram,
  grayscale,
  histogram,
  hsvToRgb,
  type Image,
  labToRgb,
  localThreshold,
  rgbToHsv,
  rgbToLab,
  rgbToYcbcr,
  stretchContrast,
  ycbcrToRgb,
} from '../../src/index.js'
import { type Trial, type Trials, trialsOf } from './trial.js'

const conversions = { hsvToRgb, rgbToHsv, rgbToYcbcr }

const colourTrials = (
  operation: keyof typeof colourReference.cases,
  run: (image: never, options: never) => Tensor,
  rest: Pick<Trial, 'most'> = {},
) =>
  trialsOf(
    operation,
    { images: colourReference.images, cases: colourReference.cases[operation] },
    run,
    rest,
  )

const contrastTrials = (
  operation: keyof typeof contrastReference.cases,
  run: (image: never, options: never) => Tensor,
  rest: Pick<Trial, 'most' | 'needsHost'> = {},
) =>
  trialsOf(
    operation,
    { images: contrastReference.images, cases: contrastReference.cases[operation] },
    run,
    rest,
  )

/** Of dark colours made from brighter parts 32 bits leave less, as a share of the range. */
const ofItsRange = (trial: Trial): Trial => ({
  ...trial,
  most: trial.title.includes('255') ? 255 * 2e-6 : 1e-5,
})

const isByPercentiles = ({ title }: Trial): boolean => title.includes('percentiles')

/** Three channels of two: green is the largest, so that the hue neither turns nor jumps. */
const colours = (image: Image): Tensor3D => {
  const two = sigmoid(image) as Tensor3D
  const one = slice(two, [0, 0, 0], [-1, -1, 1])
  return concat(
    [
      add(mul(one, 0.2), 0.3),
      add(mul(slice(two, [0, 0, 1]), 0.2), 0.7),
      add(mul(mul(one, one), 0.1), 0.1),
    ] as Tensor3D[],
    2,
  )
}

/** What scikit-image makes of colours and of contrast, and OpenCV's CLAHE level by level. */
export const colour: Trials = {
  values: [
    ...colourTrials('grayscale', grayscale).map((trial) => ({
      ...trial,
      shape: [...trial.shape.slice(0, 2), 1],
    })),
    ...(Object.keys(conversions) as (keyof typeof conversions)[]).flatMap((name) =>
      colourTrials(name, conversions[name]),
    ),
    // A difference of nearly equal roots, times 500, in 32 bits.
    ...colourTrials('rgbToLab', rgbToLab, { most: 1e-4 }),
    ...colourTrials('labToRgb', labToRgb).map(ofItsRange),
    ...colourTrials('ycbcrToRgb', ycbcrToRgb).map(ofItsRange),
    ...contrastTrials('histogram', histogram, { most: Number.MIN_VALUE }).map((trial) => ({
      ...trial,
      shape: [trial.values.length],
    })),
    ...contrastTrials('equalizeHistogram', equalizeHistogram),
    ...contrastTrials('clahe', clahe, { most: Number.MIN_VALUE, needsHost: true }),
    ...contrastTrials('stretchContrast', stretchContrast).map((trial) => ({
      ...trial,
      needsHost: isByPercentiles(trial),
    })),
    ...contrastTrials('adjustGamma', adjustGamma),
    ...contrastTrials('localThreshold', localThreshold),
  ],
  gradients: {
    grayscale: (image: Image) => grayscale(colours(image)),
    rgbToHsv: (image: Image) => rgbToHsv(colours(image)),
    hsvToRgb: (image: Image) => hsvToRgb(colours(image)),
    rgbToLab: (image: Image) => rgbToLab(colours(image)),
    labToRgb: (image: Image) => labToRgb(mul(colours(image), 50)),
    rgbToYcbcr: (image: Image) => rgbToYcbcr(colours(image)),
    ycbcrToRgb: (image: Image) => ycbcrToRgb(mul(colours(image), 255), { standard: 'jpeg' }),
    adjustGamma: (image: Image) => adjustGamma(colours(image), { gamma: 0.7, gain: 2 }),
    stretchContrast: (image: Image) => stretchContrast(colours(image), { outputRange: [0, 0.5] }),
    localThreshold: (image: Image) => localThreshold(image, { size: 5, offset: 1 }),
  },
}
