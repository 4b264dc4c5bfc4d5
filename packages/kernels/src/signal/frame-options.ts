import { checkWhole, refuse } from '../options.js'
import { type WindowName, windowNames, windowWeights } from './window.js'

export interface FrameOptions {
  /** Samples that are transformed at a time. Default: 2048. */
  readonly fftLength?: number
  /** Samples from one frame to the next. Default: a quarter of `windowLength`. */
  readonly hopLength?: number
  /** Samples of the window, in the middle of zeros. Default: `fftLength`. */
  readonly windowLength?: number
  /** The window's name, or its weights. Default: `hann`. */
  readonly window?: WindowName | ArrayLike<number>
  /** Whether frame `t` has its middle, not its beginning, at sample `t * hopLength`. Default: true. */
  readonly center?: boolean
}

export interface FrameForm {
  readonly fftLength: number
  readonly hopLength: number
  /** `fftLength` weights. */
  readonly window: Float64Array
  /** Samples before the first that the first frame sees. */
  readonly margin: number
}

/** Memory for more would be of no use. */
const mostSamples = 2 ** 20

/** @throws `kernels/option` */
const weightsOf = (
  operation: string,
  window: Exclude<FrameOptions['window'], undefined>,
  length: number,
): ArrayLike<number> => {
  if (typeof window === 'string') {
    if (windowNames.includes(window)) return windowWeights(window, length)
    return refuse(operation, 'window', `one of ${windowNames.join(', ')}, or weights`, window)
  }
  if (window?.length !== length || !Array.from(window).every(Number.isFinite)) {
    refuse(operation, 'window', `${length} finite weights, as many as "windowLength"`, window)
  }
  return window
}

/** @throws `kernels/option` */
export const checkFrames = (
  operation: string,
  { fftLength = 2048, windowLength, hopLength, window = 'hann', center = true }: FrameOptions,
): FrameForm => {
  checkWhole(operation, 'fftLength', fftLength, 1, mostSamples)
  const length = windowLength ?? fftLength
  checkWhole(operation, 'windowLength', length, 1, fftLength)
  const hop = hopLength ?? Math.max(1, Math.floor(length / 4))
  checkWhole(operation, 'hopLength', hop, 1, mostSamples)
  const weights = new Float64Array(fftLength)
  weights.set(weightsOf(operation, window, length), (fftLength - length) >> 1)
  return {
    fftLength,
    hopLength: hop,
    window: weights,
    margin: center ? fftLength >> 1 : 0,
  }
}
