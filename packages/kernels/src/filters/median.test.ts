import {
  cast,
  type Tensor2D,
  tensor2d,
  tensor3d,
  tensor4d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { inEveryWay } from '../../test/backends.js'
import { holdTo } from '../../test/hold-to.js'
import { nonlinear } from '../../test/trials/nonlinear.js'
import { type Image, median } from '../index.js'
import reference from './median.reference.json' with { type: 'json' }

const images = reference.images as Readonly<Record<string, number[][]>>

/** The definition, for windows within the image. */
const middleOf = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[values.length >> 1]!

inEveryWay(() => {
  it('gives what SciPy gives, whatever stands beyond the edges', () => {
    holdTo(nonlinear, 'median', 108)
  })

  it.each([3, 5])('chooses the middle of all columns of zeros and ones, size %i', (size) => {
    const windows = (size + 1) ** size
    const values = new Float32Array(windows * size * size)
    const expected = Array.from({ length: windows }, (_, window) => {
      let ones = 0
      for (let x = 0, rest = window; x < size; x++, rest = Math.floor(rest / (size + 1))) {
        const held = rest % (size + 1)
        ones += held
        // From a row that differs from window to window, so that columns come in any order.
        for (let k = 0; k < held; k++) {
          values[(window * size + ((k + window + x) % size)) * size + x] = 1
        }
      }
      return Number(2 * ones > size * size)
    })
    tidy(() => {
      const medians = median(tensor4d(values, [windows, size, size, 1]), { size })
      const middle = (size * size - 1) / 2
      const found = medians.dataSync()
      const middles = expected.map((_, window) => found[window * size * size + middle]!)
      expect(middles).toEqual(expected)
    })
  })

  it.each([1, 3, 5, 7, 9])('is the middle of the window, values as they were: size %i', (size) => {
    const [height, width] = [11, 10]
    const values = Array.from({ length: height * width }, (_, i) =>
      Math.fround(Math.sin(i * i) * 1e3),
    )
    tidy(() => {
      const found = median(tensor2d(values, [height, width]), { size }).arraySync()
      const half = size >> 1
      for (let y = half; y < height - half; y++) {
        for (let x = half; x < width - half; x++) {
          const window = Array.from({ length: size * size }, (_, i) => {
            const [row, column] = [y - half + Math.floor(i / size), x - half + (i % size)]
            return values[row * width + column]!
          })
          expect(found[y]![x]).toBe(middleOf(window))
        }
      }
    })
  })

  it.each([3, 7])('keeps the rank, each channel and each image for itself: size %i', (size) => {
    tidy(() => {
      const rows = images.noise!
      const other = rows.map((row) => row.map((value) => value * value))
      const [height, width] = [rows.length, rows[0]!.length]
      const [a, b] = [rows, other].map((image) => median(tensor2d(image), { size }).dataSync())
      const pairs = rows.flatMap((row, y) => row.flatMap((value, x) => [value, other[y]![x]!]))
      const channels = median(tensor3d(pairs, [height, width, 2]), { size })
      expect(channels.shape).toEqual([height, width, 2])
      expect([...channels.dataSync()]).toEqual([...a!].flatMap((value, i) => [value, b![i]!]))
      const batch = tensor4d([...rows.flat(), ...other.flat()], [2, height, width, 1])
      const found = median(batch, { size })
      expect(found.shape).toEqual([2, height, width, 1])
      expect([...found.dataSync()]).toEqual([...a!, ...b!])
    })
  })

  it.each([3, 5, 7])(
    'gives NaN where the window has one, and no infinity of a single one: size %i',
    (size) => {
      tidy(() => {
        const values = new Float32Array(9 * 20)
        values[4 * 20 + 4] = Number.NaN
        values[4 * 20 + 15] = Number.POSITIVE_INFINITY
        const found = median(tensor2d(values, [9, 20]), { size }).arraySync() as number[][]
        const half = size >> 1
        for (const [y, row] of found.entries()) {
          for (const [x, value] of row.entries()) {
            const near = Math.abs(y - 4) <= half && Math.abs(x - 4) <= half
            expect(value).toBe(near ? Number.NaN : 0)
          }
        }
      })
    },
  )

  it('knows windows larger than the image, and gives nothing of nothing', () => {
    tidy(() => {
      expect([...median(tensor2d([[1, 5, 2]]), { size: 31, border: 'edge' }).dataSync()]).toEqual([
        1, 2, 2,
      ])
      const constant = { size: 21, border: 'constant', borderValue: 7 } as const
      expect([...median(tensor2d([[1, 5, 2]]), constant).dataSync()]).toEqual([7, 7, 7])
      expect(median(zeros([0, 5, 3]) as Image).shape).toEqual([0, 5, 3])
    })
  })

  it.each<[string, (image: Tensor2D) => unknown, string]>([
    ['an even size', (image) => median(image, { size: 4 }), 'kernels/option'],
    ['a size of 0', (image) => median(image, { size: 0 }), 'kernels/option'],
    ['NaN', (image) => median(image, { size: Number.NaN }), 'kernels/option'],
    ['a huge size', (image) => median(image, { size: 1e9 + 1 }), 'kernels/option'],
    [
      'an unknown border',
      (image) => median(image, { border: 'mirror' as never }),
      'kernels/option',
    ],
    ['int32', (image) => median(cast(image, 'int32')), 'kernels/dtype'],
    ['a list', () => median([[1]] as never), 'kernels/not-an-image'],
  ])('refuses %s', (_, work, code) => {
    tidy(() => {
      expect(() => work(tensor2d([[1, 2, 3]]))).toThrow(expect.objectContaining({ code }))
    })
  })

  it('refuses a disposed image', () => {
    const gone = tensor2d([[1]])
    gone.dispose()
    expect(() => median(gone)).toThrow(expect.objectContaining({ code: 'kernels/disposed' }))
  })
})
