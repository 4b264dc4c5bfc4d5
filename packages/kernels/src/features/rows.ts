import { Tensor, type Tensor2D } from '@tensorflow/tfjs-core'
import { kernelsError } from '../errors.js'
import { valuesOf } from '../host/values.js'
import { refuse } from '../options.js'

/** Descriptors, one in each row. */
export interface Rows {
  readonly values: Float32Array
  readonly count: number
  readonly dimensions: number
}

/** @throws `kernels/not-an-image`, `kernels/option`, `kernels/needs-host` */
export const rowsOf = (operation: string, rows: Tensor2D): Rows => {
  if (!(rows instanceof Tensor)) {
    throw kernelsError('kernels/not-an-image', { operation, received: typeof rows })
  }
  const { shape, dtype, isDisposed } = rows
  if (isDisposed) throw kernelsError('kernels/disposed', { operation })
  if (dtype !== 'float32') throw kernelsError('kernels/dtype', { operation, dtype })
  const [count = 0, dimensions = 0] = shape
  if (shape.length !== 2 || count === 0 || dimensions === 0) {
    refuse(
      operation,
      'descriptors',
      '[descriptors, dimensions], at least one of each',
      `[${shape}]`,
    )
  }
  const values = valuesOf(operation, rows)
  const wrong = values.find((value) => !Number.isFinite(value))
  if (wrong !== undefined) refuse(operation, 'descriptors', 'finite', wrong)
  return { values, count, dimensions }
}
