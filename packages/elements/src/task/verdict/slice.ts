import { sizeOf, type TensorValue } from '@firstgrad/core/exercises'

/** A picture's worth of a tensor: one table of numbers, and where it stands. */
export interface Slice {
  readonly rows: number
  readonly columns: number
  readonly values: Float32Array
  /** `[2, :, :, 0]`; empty for all of it. */
  readonly index: string
}

/** Channels of a picture, not rows of a table. */
const mostChannels = 4

/** The two axes that make the picture: of `[height, width, channels]` the first two. */
const axesOf = (shape: readonly number[]): readonly [number, number] => {
  const rank = shape.length
  const last = shape[rank - 1]!
  const channelsLast = rank === 4 || (rank === 3 && last <= mostChannels && last < shape[1]!)
  return channelsLast ? [rank - 3, rank - 2] : [rank - 2, rank - 1]
}

const stridesOf = (shape: readonly number[]) =>
  shape.map((_, axis) => sizeOf(shape.slice(axis + 1)))

/** The part of a tensor of rank 2 to 4 in which flat value `at` lies; null for other ranks. */
export const sliceOf = ({ shape, values }: TensorValue, at: number): Slice | null => {
  if (shape.length < 2 || shape.length > 4 || sizeOf(shape) === 0) return null
  const [down, across] = axesOf(shape)
  const strides = stridesOf(shape)
  const place = shape.map((length, axis) => Math.floor(at / strides[axis]!) % length)
  const [rows, columns] = [shape[down]!, shape[across]!]
  const from = place.reduce(
    (sum, index, axis) => sum + (axis === down || axis === across ? 0 : index * strides[axis]!),
    0,
  )
  const part = new Float32Array(rows * columns)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      part[row * columns + column] =
        values[from + row * strides[down]! + column * strides[across]!]!
  const names = place.map((index, axis) => (axis === down || axis === across ? ':' : index))
  return { rows, columns, values: part, index: shape.length === 2 ? '' : `[${names.join(', ')}]` }
}

/** Where two tensors of one shape differ most; 0 where they do not. */
export const worstOf = (difference: TensorValue | undefined): number => {
  let [worst, most] = [0, 0]
  for (let i = 0; i < (difference?.values.length ?? 0); i++) {
    const off = Math.abs(difference!.values[i]!)
    const size = Number.isNaN(off) ? Number.POSITIVE_INFINITY : off
    if (size > most) [worst, most] = [i, size]
  }
  return worst
}
