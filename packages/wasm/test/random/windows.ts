import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'

type Three = readonly [number, number, number]

/** A window that moves over volumes: pictures are volumes of depth 1. */
export interface WindowCase {
  readonly batch: number
  readonly size: readonly number[]
  readonly channels: number
  readonly window: readonly number[]
  readonly strides: readonly number[]
  readonly dilations: readonly number[]
  readonly pad: 'same' | 'valid' | number | [number, number][]
}

/** Where it stops, and what lies before the first number of each axis. */
export interface Reach {
  readonly size: Three
  readonly outSize: Three
  readonly window: Three
  readonly strides: Three
  readonly dilations: Three
  readonly before: Three
}

const pictures = 2

const side = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 1, arbitrary: fc.integer({ min: 10, max: 17 }) },
)
const small = fc.integer({ min: 1, max: 3 })

/** Windows of TensorFlow.js: strides or dilations, and never larger than the padded picture. */
export const windows = (axes: 2 | 3, mayBeDilated: boolean): fc.Arbitrary<WindowCase> => {
  const each = <T>(arbitrary: fc.Arbitrary<T>) =>
    fc.array(arbitrary, { minLength: axes, maxLength: axes })
  const paddings = fc.constantFrom('same' as const, 'valid' as const, 'by hand' as const)
  return fc
    .record({
      batch: fc.constantFrom(0, 1, 1, 2, 3),
      size: each(axes === 2 ? side : fc.integer({ min: 1, max: 6 })),
      channels: fc.constantFrom(1, 2, 3, 4, 7, 8),
      window: each(axes === 2 ? fc.integer({ min: 1, max: 5 }) : small),
      strides: each(small),
      dilations: each(small),
      kind: fc.constantFrom('strides', mayBeDilated ? 'dilations' : 'strides'),
      padding: paddings,
      hand: each(fc.tuple(fc.nat(2), fc.nat(2))),
    })
    .map(({ kind, padding, hand, ...rest }) => ({
      ...rest,
      strides: kind === 'strides' ? rest.strides : rest.strides.map(() => 1),
      dilations: kind === 'dilations' ? rest.dilations : rest.dilations.map(() => 1),
      // Only for pictures TensorFlow.js takes a padding for each side.
      pad:
        padding !== 'by hand'
          ? padding
          : axes === pictures
            ? ([[0, 0], ...hand, [0, 0]] as [number, number][])
            : ('same' as const),
    }))
    .filter((c) => reachOf(c).outSize.every((length) => length > 0))
}

/** By the rules for padding that TensorFlow documents. */
export const reachOf = ({ size, window, strides, dilations, pad }: WindowCase): Reach => {
  const axes = size.map((length, axis) => {
    const [stride, dilation] = [strides[axis] as number, dilations[axis] as number]
    const reach = ((window[axis] as number) - 1) * dilation + 1
    if (pad === 'same') {
      const out = Math.ceil(length / stride)
      // Where a stride steps over the end, TensorFlow.js crops volumes in the place of padding them.
      const missing = (out - 1) * stride + reach - length
      const padding = size.length === pictures ? Math.max(0, missing) : missing
      return { out, before: Math.floor(padding / 2) }
    }
    const hand = typeof pad === 'number' ? [pad, pad] : pad === 'valid' ? [0, 0] : pad[axis + 1]
    const [before, after] = hand as [number, number]
    return { out: Math.floor((length + before + after - reach) / stride) + 1, before }
  })
  const three = (values: readonly number[], first: number) =>
    (values.length === pictures ? [first, ...values] : values) as unknown as Three
  return {
    size: three(size, 1),
    outSize: three(
      axes.map(({ out }) => out),
      1,
    ),
    window: three(window, 1),
    strides: three(strides, 1),
    dilations: three(dilations, 1),
    before: three(
      axes.map(({ before }) => before),
      0,
    ),
  }
}

/** Calls `visit` for each number under the window: which output's position, which tap, which input's. */
export const eachTap = (
  { size, outSize, window, strides, dilations, before }: Reach,
  batch: number,
  visit: (out: number, tap: number, from: number) => void,
): void => {
  const at = (out: number, tap: number, axis: 0 | 1 | 2) =>
    out * strides[axis] + tap * dilations[axis] - before[axis]
  const places = sizeOf(outSize)
  const taps = sizeOf(window)
  for (let out = 0; out < batch * places; out++) {
    const o = split(out % places, outSize)
    for (let tap = 0; tap < taps; tap++) {
      const t = split(tap, window)
      const [z, y, x] = [at(o[0], t[0], 0), at(o[1], t[1], 1), at(o[2], t[2], 2)]
      const inside = [z, y, x].every((place, axis) => place >= 0 && place < size[axis as 0]!)
      if (!inside) continue
      const image = Math.floor(out / places)
      visit(out, tap, ((image * size[0] + z) * size[1] + y) * size[2] + x)
    }
  }
}

const sizeOf = (three: Three): number => tf.util.sizeFromShape([...three])

const split = (index: number, [, height, width]: Three): Three => [
  Math.floor(index / (height * width)),
  Math.floor(index / width) % height,
  index % width,
]
