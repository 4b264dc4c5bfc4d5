import type { backend_util } from '@tensorflow/tfjs-core'

type Numbers = ArrayLike<number>

/** One sum of products of a convolution or of a gradient of it, in 64 bits, by its definition. */
export interface Sums {
  y(index: number): number
  dx(index: number): number
  dFilter(index: number): number
}

/** The definition of a convolution and of its gradients: slow, and right. For tests. */
export const convolutionByDefinition = (
  info: backend_util.Conv2DInfo,
  x: Numbers,
  filter: Numbers,
  dy: Numbers,
): Sums => {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = info
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info
  const at = (array: Numbers, sizes: number[], ...where: number[]) =>
    where.some((value, axis) => value < 0 || value >= sizes[axis]! || !Number.isInteger(value))
      ? 0
      : array[where.reduce((sum, value, axis) => sum * sizes[axis]! + value, 0)]!
  const xSizes = [batchSize, inHeight, inWidth, inChannels]
  const ySizes = [batchSize, outHeight, outWidth, outChannels]
  const filterSizes = [filterHeight, filterWidth, inChannels, outChannels]
  const split = (index: number, sizes: number[]): [number, number, number, number] => {
    const where = [0, 0, 0, 0] as [number, number, number, number]
    for (let axis = 3; axis >= 0; axis--) {
      where[axis] = index % sizes[axis]!
      index = Math.floor(index / sizes[axis]!)
    }
    return where
  }
  const row = (i: number, tap: number) => i * strideHeight - padInfo.top + tap * info.dilationHeight
  const column = (j: number, tap: number) =>
    j * strideWidth - padInfo.left + tap * info.dilationWidth
  const sum = (lengths: number[], term: (a: number, b: number, c: number) => number) => {
    let total = 0
    for (let a = 0; a < lengths[0]!; a++) {
      for (let b = 0; b < lengths[1]!; b++) {
        for (let c = 0; c < lengths[2]!; c++) total += term(a, b, c)
      }
    }
    return total
  }
  return {
    y(index) {
      const [n, i, j, o] = split(index, ySizes)
      return sum(
        [filterHeight, filterWidth, inChannels],
        (a, b, c) =>
          at(x, xSizes, n, row(i, a), column(j, b), c) * at(filter, filterSizes, a, b, c, o),
      )
    },
    dx(index) {
      const [n, h, w, c] = split(index, xSizes)
      return sum([filterHeight, filterWidth, outChannels], (a, b, o) => {
        const i = (h + padInfo.top - a * info.dilationHeight) / strideHeight
        const j = (w + padInfo.left - b * info.dilationWidth) / strideWidth
        return at(dy, ySizes, n, i, j, o) * at(filter, filterSizes, a, b, c, o)
      })
    },
    dFilter(index) {
      const [a, b, c, o] = split(index, filterSizes)
      return sum(
        [batchSize, outHeight, outWidth],
        (n, i, j) => at(x, xSizes, n, row(i, a), column(j, b), c) * at(dy, ySizes, n, i, j, o),
      )
    },
  }
}
