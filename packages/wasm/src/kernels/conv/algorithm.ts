import type { backend_util } from '@tensorflow/tfjs-core'

/** How a convolution is computed: as products of patches, or by Winograd's minimal filtering. */
export type Algorithm = 'patches' | 'winograd'

/** The picture that is cut into tiles: the output, or the input for the gradient by it. */
export interface Tiled {
  readonly height: number
  readonly width: number
}

/** Points of the minimal filtering in one dimension; see assembly/winograd/transforms.ts. */
const points = 6

// What a number costs, in multiplications of a product; measured (NOTES.md).
/** To transform one number of a tile, in or out. */
const transformCost = 8
/** To transform one number of a filter. */
const filterCost = 10
/** To lay one number into a patch. */
const patchCost = 2

/** The cheaper way for this convolution or one of its gradients. */
export const algorithmFor = (info: backend_util.Conv2DInfo, tiled: Tiled): Algorithm => {
  const { batchSize, inChannels, outChannels, filterHeight: taps } = info
  if (!isSuitable(info)) return 'patches'
  const products = inChannels * outChannels
  const size = points + 1 - taps
  const tiles = batchSize * Math.ceil(tiled.height / size) * Math.ceil(tiled.width / size)
  const channels = inChannels + outChannels
  const winograd =
    points ** 2 * (tiles * (products + transformCost * channels) + filterCost * products)
  const pixels = batchSize * tiled.height * tiled.width
  const patches = pixels * taps ** 2 * (products + patchCost * Math.min(inChannels, outChannels))
  return winograd < patches ? 'winograd' : 'patches'
}

/** Stride 1, neighbouring taps, a square filter of 3 to 5. */
const isSuitable = (info: backend_util.Conv2DInfo): boolean =>
  info.filterHeight === info.filterWidth &&
  info.filterHeight >= 3 &&
  info.filterHeight <= 5 &&
  info.strideHeight === 1 &&
  info.strideWidth === 1 &&
  info.dilationHeight === 1 &&
  info.dilationWidth === 1
