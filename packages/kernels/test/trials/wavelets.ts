import {
  concat,
  mul,
  reshape,
  sub,
  type Tensor,
  type Tensor1D,
  tidy,
  unstack,
} from '@tensorflow/tfjs-core'
import {
  bayesShrink,
  type Dwt2Coefficients,
  type Dwt2Details,
  dwt,
  dwt2,
  type Image,
  idwt,
  idwt2,
  type Signal,
  type WaveletMode,
  type WaveletName,
  wavedec,
  wavedec2,
  waverec,
  waverec2,
} from '../../src/index.js'
import reference from '../../src/wavelets/wavelets.reference.json' with { type: 'json' }
import { floats, imageOf, type ReferenceImage } from '../reference.js'
import type { Trials } from './trial.js'

type Options = { readonly wavelet: WaveletName; readonly mode: WaveletMode }

const flat = (parts: readonly Tensor[]): Tensor => concat(parts.map((part) => reshape(part, [-1])))

const bands = ({ horizontal, vertical, diagonal }: Dwt2Details): readonly Tensor[] => [
  horizontal,
  vertical,
  diagonal,
]

/** The parts of a transform, one after the other; or what comes of those parts, changed as the reference does. */
const operations: Readonly<Record<string, (input: never, options: Options) => Tensor>> = {
  dwt: (signal: Signal, options) => {
    const { approximation, detail } = dwt(signal, options)
    return flat([approximation, detail])
  },
  idwt: (halves: Tensor, options) => {
    const [approximation, detail] = unstack(halves) as [Signal, Signal]
    return idwt({ approximation, detail }, options)
  },
  wavedec: (signal: Signal, options) => {
    const { approximation, details } = wavedec(signal, options)
    return flat([approximation, ...details])
  },
  waverec: (signal: Signal, options) => {
    const { approximation, details } = wavedec(signal, options)
    const changed = details.map((detail, level) => mul<Signal>(detail, 1.5 + 0.5 * level))
    return waverec({ approximation, details: changed }, options)
  },
  dwt2: (image: Image, options) => {
    const { approximation, ...details } = dwt2(image, options)
    return flat([approximation, ...bands(details)])
  },
  idwt2: (image: Image, options) => {
    const { approximation, horizontal, vertical, diagonal } = dwt2(image, options)
    const changed: Dwt2Coefficients = {
      approximation,
      horizontal: mul<Image>(horizontal, 2),
      vertical: sub<Image>(vertical, approximation),
      diagonal: mul<Image>(diagonal, 0.5),
    }
    return idwt2(changed, options)
  },
  wavedec2: (image: Image, options) => {
    const { approximation, details } = wavedec2(image, options)
    return flat([approximation, ...details.flatMap(bands)])
  },
  waverec2: (image: Image, options) => {
    const { approximation, details } = wavedec2(image, options)
    const changed = details.map(({ horizontal, vertical, diagonal }, level) => ({
      horizontal: mul<Image>(horizontal, level + 2),
      vertical: mul<Image>(vertical, level + 2),
      diagonal: mul<Image>(diagonal, level + 2),
    }))
    return waverec2({ approximation, details: changed }, options)
  },
  bayesShrink,
}

const haar = { wavelet: 'haar' } as const

const inputs: Readonly<Record<string, ReferenceImage>> = reference.inputs

const isSeveral = (operation: string) => ['dwt', 'wavedec', 'dwt2', 'wavedec2'].includes(operation)

export const modes = [
  'zero',
  'constant',
  'symmetric',
  'periodic',
  'smooth',
  'periodization',
  'reflect',
  'antisymmetric',
  'antireflect',
] as const

const perMode = Object.fromEntries(
  modes.map((mode) => [
    `dwt, ${mode}`,
    // Shorter than the filter.
    (image: Image) => operations.dwt!(reshape(image, [7, 10]) as never, { wavelet: 'db6', mode }),
  ]),
)

/** What PyWavelets and scikit-image make of some signals and images. */
export const wavelets: Trials = {
  values: reference.cases.map(({ operation, input, options, shapes, values }) => {
    const expected = floats(values)
    return {
      operation,
      title: `${input} ${JSON.stringify(options)}`,
      input: () => imageOf<Image>(inputs[input]!),
      run: (tensor) => tidy(() => operations[operation]!(tensor, options as never)),
      shape: isSeveral(operation) ? [expected.length] : shapes[0]!,
      values: expected,
    }
  }),
  gradients: {
    ...perMode,
    wavedec: (image) => {
      const { approximation, details } = wavedec(reshape(image, [70]) as Tensor1D, haar)
      return flat([approximation, ...details])
    },
    waverec: (image) => {
      const [approximation, detail] = unstack(reshape(image, [2, 35])) as [Tensor1D, Tensor1D]
      return waverec({ approximation, details: [detail] }, { wavelet: 'db4', length: 61 })
    },
    wavedec2: (image) => {
      const { approximation, details } = wavedec2(image, { ...haar, levels: 2 })
      return flat([approximation, ...details.flatMap(bands)])
    },
    waverec2: (image) =>
      operations.waverec2!(image as never, { wavelet: 'sym4', mode: 'periodization' }),
    // No step is to cross a threshold.
    bayesShrink: (image) => bayesShrink(image, { wavelet: 'db2', sigma: 0.01 }),
  },
}
