import type { Catalog } from '@firstgrad/errors'
import type { SignalDetails } from '../../details.js'

export const signals: Catalog<SignalDetails> = {
  'kernels/signal-rank': ({ operation, shape }) =>
    `${operation}: expected a signal [samples] or [signals, samples], got the shape [${shape.join(', ')}]. Bring it to one of these with reshape().`,
  'kernels/signal-too-short': ({ operation, samples, least }) =>
    `${operation}: expected a signal of at least ${least} samples, got ${samples}. Lengthen it with tf.pad(), or choose shorter frames.`,
}
