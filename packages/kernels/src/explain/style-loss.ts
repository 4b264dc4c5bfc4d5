import {
  add,
  div,
  mean,
  mul,
  type Scalar,
  scalar,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor3D,
  tidy,
} from '@tensorflow/tfjs-core'
import { type Image, shape4 } from '../image.js'
import { checkChoice, checkNotNegative, refuse } from '../options.js'
import { gramMatrix } from './gram-matrix.js'
import { imagesOf } from './model.js'

export interface StyleLossOptions {
  /** How much each layer counts. Default: one part of as many as there are layers, as in the paper. */
  readonly weights?: readonly number[]
  /**
   * `'gatys'` (default): Gram matrices by area, the sum of squared differences by four times the
   * maps' number squared; `'johnson'`: Gram matrices by size, the plain sum.
   */
  readonly normalization?: 'gatys' | 'johnson'
}

const operation = 'styleLoss'
const countOf = (maps: Image): number => shape4(maps.shape)[3]

/** How much each layer counts. @throws `kernels/option` */
const sharesOf = (
  maps: readonly Image[],
  styles: readonly Image[],
  weights: readonly number[] | undefined,
): readonly number[] => {
  if (!Array.isArray(maps) || maps.length === 0) {
    refuse(operation, 'maps', 'a list of feature maps, one for each layer', maps)
  }
  const shares = weights ?? maps.map(() => 1 / maps.length)
  for (const [option, { length }] of Object.entries({ styles, weights: shares })) {
    const expected = `a list of ${maps.length}, as many as there are layers`
    if (length !== maps.length) refuse(operation, option, expected, `${length}`)
  }
  for (const share of shares) checkNotNegative(operation, 'weights', share)
  return shares
}

/** Of one layer, `[images, maps, maps]` less `[1 or images, maps, maps]`: a scalar. */
const layerLoss = (maps: Image, style: Image, isGatys: boolean): Tensor => {
  const [mine, theirs] = [imagesOf(operation, maps), imagesOf(operation, style)]
  const count = countOf(maps)
  const isMatching = countOf(style) === count && [1, mine.shape[0]].includes(theirs.shape[0])
  if (!isMatching) {
    const expected = `maps of the same layer: ${count} of one image or of each of ${mine.shape[0]}`
    refuse(operation, 'styles', expected, `the shape [${style.shape.join(', ')}]`)
  }
  const options = { normalization: isGatys ? 'area' : 'size' } as const
  const difference = sub<Tensor3D>(gramMatrix(mine, options), gramMatrix(theirs, options))
  const loss = mean(sum(square(difference), [1, 2]))
  return isGatys ? div(loss, 4 * count ** 2) : loss
}

/**
 * How far the style of an image is from that of another, compared by the {@link gramMatrix} of feature maps
 * of some layers. The two may differ in height and width. Of several images it is the mean.
 * Differentiable: yes, by `maps`, and by `styles` too.
 *
 * Source: L. Gatys, A. Ecker and M. Bethge, Image style transfer using convolutional neural networks, CVPR
 * 2016; J. Johnson, A. Alahi and L. Fei-Fei, Perceptual losses for real-time style transfer, ECCV 2016.
 *
 * @param maps for each layer `[height, width, maps]` or `[images, height, width, maps]`
 * @param styles for each layer the maps of the image that has the style
 * @returns a scalar
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const { value, grad } = valueAndGrad((image) => styleLoss(mapsOf(image), paintingMaps))(photograph)
 * ```
 */
export const styleLoss = (
  maps: readonly Image[],
  styles: readonly Image[],
  { weights, normalization = 'gatys' }: StyleLossOptions = {},
): Scalar =>
  tidy(() => {
    checkChoice(operation, 'normalization', normalization, ['gatys', 'johnson'])
    const shares = sharesOf(maps, styles, weights)
    return maps
      .map((layer, i) => mul(layerLoss(layer, styles[i]!, normalization === 'gatys'), shares[i]!))
      .reduce((total, loss) => add(total, loss), scalar(0)) as Scalar
  })
