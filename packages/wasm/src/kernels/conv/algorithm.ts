import type { backend_util } from '@tensorflow/tfjs-core'

/** The picture that is cut into tiles: the output, or the input for the gradient by it. */
export interface Tiled {
  readonly height: number
  readonly width: number
}

// What a number costs, in multiplications of a product; measured (NOTES.md).
/** To transform one number of a tile, in or out. */
const transformCost = 8
/** To transform one number of a filter. */
const filterCost = 10
/** To lay one number into a patch. */
const patchCost = 2

/** With more channels seven points err by more than 6e-6 of the largest number. */
const mostChannelsOfSeven = 64

/**
 * The points of Winograd's minimal filtering by which this convolution or one of its gradients is
 * computed fastest (see assembly/winograd/transforms.ts), or 0 for products of patches.
 */
export const pointsFor = (info: backend_util.Conv2DInfo, tiled: Tiled): 0 | 6 | 7 => {
  if (!isSuitable(info)) return 0
  const { inChannels, outChannels, filterHeight: taps } = info
  const patches = costOfPatches(info, tiled)
  const six = costOfTiles(info, tiled, 6)
  const seven =
    taps === 5 && Math.max(inChannels, outChannels) <= mostChannelsOfSeven
      ? costOfTiles(info, tiled, 7)
      : Number.POSITIVE_INFINITY
  if (patches <= Math.min(six, seven)) return 0
  return seven < six ? 7 : 6
}

const costOfPatches = (info: backend_util.Conv2DInfo, { height, width }: Tiled): number => {
  const { batchSize, inChannels, outChannels, filterHeight: taps } = info
  const products = inChannels * outChannels
  const laying = patchCost * Math.min(inChannels, outChannels)
  return batchSize * height * width * taps ** 2 * (products + laying)
}

const costOfTiles = (
  info: backend_util.Conv2DInfo,
  { height, width }: Tiled,
  points: number,
): number => {
  const { batchSize, inChannels, outChannels, filterHeight: taps } = info
  const size = points + 1 - taps
  const tiles = batchSize * Math.ceil(height / size) * Math.ceil(width / size)
  const products = inChannels * outChannels
  const transforms = transformCost * (inChannels + outChannels)
  return points ** 2 * (tiles * (products + transforms) + filterCost * products)
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
