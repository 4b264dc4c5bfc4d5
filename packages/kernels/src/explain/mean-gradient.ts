import {
  add,
  concat,
  div,
  reshape,
  sum,
  type Tensor1D,
  type Tensor4D,
  tidy,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { gradientAt } from './gradient-at.js'

export interface Points {
  readonly count: number
  /** Called once for each, in turn: a batch of the shape of the images. */
  readonly at: (index: number) => Tensor4D
  readonly batchSize: number
}

/** The mean of a score's gradients at points that belong to the images, as many at once as the batch holds. */
export const meanGradient = (
  operation: string,
  images: Tensor4D,
  score: (copies: Tensor4D) => Tensor1D,
  { count, at, batchSize }: Points,
): Tensor4D =>
  tidy(() => {
    const together = Math.max(1, Math.floor(batchSize / images.shape[0]))
    let total: Tensor4D = zerosLike(images)
    for (let first = 0; first < count; first += together) {
      const before = total
      const copies = Math.min(together, count - first)
      total = tidy(() => {
        const points = Array.from({ length: copies }, (_, index) => at(first + index))
        const gradients = gradientAt(operation, concat(points, 0), score)
        const each = reshape(gradients, [copies, ...images.shape])
        return add(before, sum<Tensor4D>(each, 0))
      })
      before.dispose()
    }
    return div(total, count)
  })
