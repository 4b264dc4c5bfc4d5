import {
  add,
  type GradConfig,
  MirrorPad,
  pad,
  reverse,
  slice,
  type Tensor,
} from '@tensorflow/tfjs-core'

interface Attributes {
  readonly paddings: readonly (readonly [number, number])[]
  readonly mode: 'reflect' | 'symmetric'
}

/** The part of `dy` from `start`, mirrored and laid over the axis of length `size` at `target`. */
const folded = (
  dy: Tensor,
  axis: number,
  start: number,
  length: number,
  target: number,
  size: number,
): Tensor => {
  const begin = dy.shape.map((_, i) => (i === axis ? start : 0))
  const extent = dy.shape.map((full, i) => (i === axis ? length : full))
  const around = dy.shape.map((_, i): [number, number] =>
    i === axis ? [target, size - target - length] : [0, 0],
  )
  return pad(reverse(slice(dy, begin, extent), axis), around)
}

/**
 * The gradient of `mirrorPad`, which TensorFlow.js 4.22 gets wrong: it cuts the middle out of dy and
 * forgets the mirrored borders, so that d sum(mirrorPad([1,2,3], [[1,1]], 'reflect')) is [1,1,1]
 * where it should be [1,3,1]. Not reported upstream.
 *
 * Forward, along each axis of length n with l cells before it: y[i] = x[m(i)], where m reflects
 * i - l into 0..n-1, about the border cell ('reflect') or about its edge ('symmetric'). Hence
 * dx[j] is the sum of dy[i] over all i with m(i) = j; the axes are independent of each other.
 * Reference: tensorflow/core/kernels/image/mirror_pad_op.cc, MirrorPadGrad.
 */
export const mirrorPadGradient: GradConfig = {
  kernelName: MirrorPad,
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attributes) => {
    const { shape } = saved[0]!
    const { paddings, mode } = attributes as unknown as Attributes
    const offset = mode === 'reflect' ? 1 : 0
    return {
      x: () =>
        paddings.reduce((rest, [before, after], axis) => {
          const size = shape[axis]!
          const begin = rest.shape.map((_, i) => (i === axis ? before : 0))
          const extent = rest.shape.map((full, i) => (i === axis ? size : full))
          let sum = slice(rest, begin, extent)
          if (before > 0) sum = add(sum, folded(rest, axis, 0, before, offset, size))
          if (after > 0)
            sum = add(sum, folded(rest, axis, before + size, after, size - after - offset, size))
          return sum
        }, dy as Tensor),
    }
  },
}
