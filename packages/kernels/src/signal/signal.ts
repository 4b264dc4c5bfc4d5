import { reshape, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core'
import { signalError } from '../errors.js'
import { checkFloats } from '../image.js'

/** `[samples]` or `[signals, samples]`, float32; channels are signals too. */
export type Signal = Tensor1D | Tensor2D

/** @throws `kernels/not-an-image`, `kernels/disposed`, `kernels/dtype`, `kernels/signal-rank`, `kernels/signal-too-short` */
export const checkSignal = (operation: string, signal: Signal, least = 1): void => {
  checkFloats(operation, signal)
  const { shape } = signal as Signal
  if (shape.length !== 1 && shape.length !== 2) {
    throw signalError('kernels/signal-rank', { operation, shape })
  }
  const samples = shape[shape.length - 1]!
  if (samples < least) throw signalError('kernels/signal-too-short', { operation, samples, least })
}

/** As `[signals, samples]`. */
export const rowsOf = (signal: Signal): Tensor2D =>
  signal.shape.length === 1 ? reshape(signal, [1, signal.shape[0]]) : (signal as Tensor2D)
