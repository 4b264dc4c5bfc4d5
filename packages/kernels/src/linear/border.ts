import type { Tensor4D } from '@tensorflow/tfjs-core'
import { checkChoice, checkFinite } from '../options.js'

/**
 * What stands beyond the edges of 1 2 3 4. The names of NumPy and TensorFlow.js; others differ:
 *
 * | here | beyond the left edge | SciPy | scikit-image | OpenCV |
 * |---|---|---|---|---|
 * | `symmetric` | 2 1, 1 2 3 4 | reflect | reflect | REFLECT |
 * | `reflect` | 3 2, 1 2 3 4 | mirror | mirror | REFLECT_101 |
 * | `edge` | 1 1, 1 2 3 4 | nearest | nearest | REPLICATE |
 * | `wrap` | 3 4, 1 2 3 4 | wrap | wrap | WRAP |
 * | `constant` | `borderValue` | constant | constant | CONSTANT |
 */
export type Border = 'symmetric' | 'reflect' | 'edge' | 'wrap' | 'constant'

export interface BorderOptions {
  /** What stands beyond the edges. Default: `symmetric`. */
  readonly border?: Border
  /** Of the border `constant`. Default: 0. */
  readonly borderValue?: number
}

/** The options, each given. */
export type Edges = Required<BorderOptions>

const borders = ['symmetric', 'reflect', 'edge', 'wrap', 'constant'] as const

/** @throws `kernels/option` */
export const checkBorder = (
  operation: string,
  { border = 'symmetric', borderValue = 0 }: BorderOptions,
): Edges => {
  checkChoice(operation, 'border', border, borders)
  checkFinite(operation, 'borderValue', borderValue)
  return { border, borderValue }
}

const modulo = (value: number, period: number) => ((value % period) + period) % period

/** Which of `length` places stands at `index`, which may lie far beyond; -1 for none. */
export const sourceAt = (index: number, length: number, border: Border): number => {
  if (index >= 0 && index < length) return index
  switch (border) {
    case 'constant':
      return -1
    case 'edge':
      return index < 0 ? 0 : length - 1
    case 'wrap':
      return modulo(index, length)
    default: {
      // There and back again; the last place comes twice, or once.
      const twice = border === 'symmetric' ? 1 : 0
      const period = Math.max(2 * (length + twice) - 2, 1)
      const at = modulo(index, period)
      return at < length ? at : period - twice - at
    }
  }
}

/** Which place stands at each index that a centred kernel of `size` taps looks at. */
export const sourcesFor = (length: number, size: number, border: Border): Int32Array => {
  const sources = new Int32Array(length + size - 1)
  // Int32Array.from() takes ten times as long, a tenth of a blur.
  for (let i = 0; i < sources.length; i++) sources[i] = sourceAt(i - (size >> 1), length, border)
  return sources
}

/** Those of the rows and of the columns of images, for a square window. */
export const sourcesAround = ([, rows, columns]: Tensor4D['shape'], size: number, border: Border) =>
  [sourcesFor(rows, size, border), sourcesFor(columns, size, border)] as const
