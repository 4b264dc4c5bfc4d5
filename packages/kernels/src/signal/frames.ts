import {
  add,
  concat,
  pad,
  reshape,
  slice,
  type Tensor2D,
  type Tensor3D,
  zeros,
} from '@tensorflow/tfjs-core'

/** Signals `[signals, samples]` with zeros behind, or cut, so that there are `samples`. */
export const ofLength = (rows: Tensor2D, samples: number): Tensor2D => {
  const lacking = samples - rows.shape[1]
  if (lacking === 0) return rows
  // TensorFlow.js cuts nothing out of nothing.
  if (rows.shape[0] === 0) return zeros([0, samples])
  const none: [number, number] = [0, 0]
  return lacking > 0 ? pad(rows, [none, [0, lacking]]) : slice(rows, [0, 0], [-1, samples])
}

/** How many whole frames signals have. */
export const frameCount = (samples: number, length: number, hop: number): number =>
  1 + Math.floor((samples - length) / hop)

/**
 * Whole frames of signals `[signals, samples]`, each `hop` samples after the one before: `[signals, frames,
 * length]`. They are laid together of blocks of `hop` samples, for which every engine has gradients.
 */
export const framesOf = (rows: Tensor2D, length: number, hop: number): Tensor3D => {
  const [signals, samples] = rows.shape
  const count = frameCount(samples, length, hop)
  const perFrame = Math.ceil(length / hop)
  const total = count + perFrame - 1
  const blocks = reshape(ofLength(rows, total * hop), [signals, total, hop]) as Tensor3D
  const parts = Array.from({ length: perFrame }, (_, index) =>
    slice(blocks, [0, index, 0], [-1, count, -1]),
  )
  const whole = perFrame === 1 ? parts[0]! : concat(parts, 2)
  return perFrame * hop === length ? whole : slice(whole, [0, 0, 0], [-1, -1, length])
}

/** Signals made of frames `[signals, frames, length]` that lie `hop` samples apart, added where they overlap. */
export const overlapAdd = (frames: Tensor3D, hop: number): Tensor2D => {
  const [signals, count, length] = frames.shape
  const perFrame = Math.ceil(length / hop)
  const none: [number, number] = [0, 0]
  const whole = pad(frames, [none, none, [0, perFrame * hop - length]])
  const blocks = Array.from({ length: perFrame }, (_, index) => {
    const part = slice(whole, [0, 0, index * hop], [-1, -1, hop])
    return pad(part, [none, [index, perFrame - 1 - index], none])
  })
  const sum = blocks.reduce((total, block) => add<Tensor3D>(total, block))
  const rows = reshape(sum, [signals, (count + perFrame - 1) * hop]) as Tensor2D
  return ofLength(rows, (count - 1) * hop + length)
}
