import {
  add,
  maximum,
  minimum,
  mul,
  type Rank,
  relu,
  slice,
  sub,
  type Tensor2D,
  tidy,
  transpose,
  zeros,
} from '@tensorflow/tfjs-core'
import { checkBoxes } from './boxes.js'
import { shareOf } from './share-of.js'

export interface BoxIouOptions {
  /**
   * Whether the share of the common hull that neither box covers is taken away, so that boxes apart differ
   * too, down to -1. Default: false.
   */
  readonly generalized?: boolean
}

/** The four edges, each spread from a column. */
const edgesOf = (boxes: Tensor2D, spread: (column: Tensor2D) => Tensor2D) => {
  const edge = (at: number) => spread(slice(boxes, [0, at], [boxes.shape[0], 1]))
  return [edge(0), edge(1), edge(2), edge(3)] as const
}

const lengthOf = (from: Tensor2D, to: Tensor2D): Tensor2D => relu(sub<Tensor2D>(to, from))

/**
 * Intersection over union of each box with each other box: areas between edges, not counts of pixels. A
 * box without area has 0 with every other. Differentiable: yes; where boxes only touch, from one side.
 *
 * Source: of `generalized`, H. Rezatofighi and others, Generalized intersection over union, CVPR 2019.
 *
 * @param boxes `[n, 4]`, each `y1, x1, y2, x2`, float32
 * @param others `[m, 4]`
 * @returns `[n, m]`
 * @throws `kernels/option`, `kernels/dtype` and its like
 *
 * @example
 * ```ts
 * boxIou(tensor2d([[0, 0, 2, 2]]), tensor2d([[1, 1, 3, 3]])) // 1 / 7
 * ```
 */
export const boxIou = (
  boxes: Tensor2D,
  others: Tensor2D,
  { generalized = false }: BoxIouOptions = {},
): Tensor2D => {
  checkBoxes('boxIou', 'boxes', boxes)
  checkBoxes('boxIou', 'others', others)
  const [rows, columns] = [boxes.shape[0], others.shape[0]]
  if (rows === 0 || columns === 0) return zeros([rows, columns])
  return tidy(() => {
    // Each for each: the gradients of minima and maxima of TensorFlow.js know equal shapes only.
    const pairs = zeros<Rank.R2>([rows, columns])
    const [top, left, bottom, right] = edgesOf(boxes, (edge) => add<Tensor2D>(edge, pairs))
    const [otherTop, otherLeft, otherBottom, otherRight] = edgesOf(others, (edge) =>
      add<Tensor2D>(transpose(edge), pairs),
    )
    const area = mul<Tensor2D>(lengthOf(top, bottom), lengthOf(left, right))
    const otherArea = mul<Tensor2D>(
      lengthOf(otherTop, otherBottom),
      lengthOf(otherLeft, otherRight),
    )
    const both = mul<Tensor2D>(
      lengthOf(maximum(top, otherTop), minimum(bottom, otherBottom)),
      lengthOf(maximum(left, otherLeft), minimum(right, otherRight)),
    )
    const union = sub<Tensor2D>(add<Tensor2D>(area, otherArea), both)
    const share = shareOf(both, union, 0) as Tensor2D
    if (!generalized) return share
    const hull = mul<Tensor2D>(
      lengthOf(minimum(top, otherTop), maximum(bottom, otherBottom)),
      lengthOf(minimum(left, otherLeft), maximum(right, otherRight)),
    )
    return sub<Tensor2D>(share, shareOf(sub(hull, union), hull, 0))
  })
}
