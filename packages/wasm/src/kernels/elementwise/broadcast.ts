import { broadcast_util } from '@tensorflow/tfjs-core'
import type { Engine } from '../../engine.js'

type Shape = readonly number[]

/** An axis of two operands that are walked together: its length, and how far each steps along it. */
export interface Axis {
  length: number
  readonly a: number
  readonly b: number
}

/** How two operands are walked: as rows, the axes outside of them, and where these are written. */
export interface Walk {
  readonly shape: number[]
  readonly rows: number
  /** Numbers in a row. */
  readonly length: number
  readonly aStep: number
  readonly bStep: number
  /** The axes outside, innermost first. */
  readonly outer: readonly Axis[]
}

/** How two operands are broadcast against each other, by NumPy's rules, with few axes and long rows. */
export const walkOf = (a: Shape, b: Shape): Walk => {
  const same = sameShape(a, b)
  if (same || sizeIsOne(b, a)) return flat(a, 1, same ? 1 : 0)
  if (sizeIsOne(a, b)) return flat(b, 0, 1)
  const shape = broadcast_util.assertAndGetBroadcastShape([...a], [...b])
  const axes = mergedAxes(a, b, shape)
  const [row = { length: 1, a: 1, b: 1 }, ...outer] = axes
  const rows = outer.reduce((product, { length }) => product * length, 1)
  return { shape, rows, length: row.length, aStep: row.a, bStep: row.b, outer }
}

const flat = (shape: Shape, aStep: number, bStep: number): Walk => {
  const outer: Axis[] = []
  return { shape: [...shape], rows: 1, length: sizeOf(shape), aStep, bStep, outer }
}

/** Axes, innermost first. Neighbours along which both operands run on in the same way become one. */
const mergedAxes = (a: Shape, b: Shape, shape: Shape): Axis[] => {
  const axes: Axis[] = []
  let aSize = 1
  let bSize = 1
  for (let i = 1; i <= shape.length; i++) {
    const length = shape[shape.length - i] as number
    const aLength = a[a.length - i] ?? 1
    const bLength = b[b.length - i] ?? 1
    const next = { length, a: aLength === 1 ? 0 : aSize, b: bLength === 1 ? 0 : bSize }
    aSize *= aLength
    bSize *= bLength
    if (length === 1) continue
    const last = axes.at(-1)
    if (last && next.a === last.a * last.length && next.b === last.b * last.length) {
      last.length *= length
    } else axes.push(next)
  }
  return axes
}

/** The axes outside of rows and 64 bytes for each thread, as the kernels take them. */
export const layOut = (
  { heap, pool }: Engine,
  outer: readonly Axis[],
): { axes: number; spare: number } => {
  const axes = heap.scratch(axesBytes + 64 * pool.threads)
  const words = heap.integers
  let at = axes / 4
  for (const { length, a, b } of outer) {
    words[at++] = length
    words[at++] = a
    words[at++] = b
  }
  words[at] = 0
  return { axes, spare: axes + axesBytes }
}

/** Room for 20 axes. */
const axesBytes = 256

const sameShape = (a: Shape, b: Shape): boolean => {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Whether `one` is a single number that does not add axes to `other`. */
const sizeIsOne = (one: Shape, other: Shape): boolean => {
  if (one.length > other.length) return false
  for (const length of one) if (length !== 1) return false
  return true
}

export const sizeOf = (shape: Shape): number => {
  let size = 1
  for (const length of shape) size *= length
  return size
}
