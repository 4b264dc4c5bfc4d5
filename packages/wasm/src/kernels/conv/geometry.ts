import { backend_util } from '@tensorflow/tfjs-core'

/** The attributes that the convolution and both of its gradients share. */
export interface ConvAttrs {
  readonly strides: [number, number] | number
  readonly pad: 'valid' | 'same' | number | backend_util.ExplicitPadding
  readonly dataFormat: 'NHWC' | 'NCHW'
  readonly dilations?: [number, number] | number
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil'
}

/** The shapes, strides and paddings of one convolution, in the order in which the kernels take them. */
export interface Geometry {
  readonly info: backend_util.Conv2DInfo
  /** Numbers in one patch: filter height * filter width * channels. */
  readonly depth: number
  /** Pixels of the output, of all pictures. */
  readonly pixels: number
  readonly values: readonly number[]
}

/** x: `[batch, height, width, channels]`, filter: `[height, width, channels, outChannels]`. */
export const geometryOf = (
  x: readonly number[],
  filter: readonly number[],
  { strides, pad, dataFormat, dilations = 1, dimRoundingMode }: ConvAttrs,
): Geometry | undefined => {
  const format = backend_util.convertConv2DDataFormat(dataFormat)
  if (format !== 'channelsLast') return
  const info = backend_util.computeConv2DInfo(
    x as [number, number, number, number],
    filter as [number, number, number, number],
    strides,
    dilations,
    pad,
    dimRoundingMode,
    false,
    format,
  )
  return {
    info,
    depth: info.filterHeight * info.filterWidth * info.inChannels,
    pixels: info.batchSize * info.outHeight * info.outWidth,
    values: [
      info.batchSize,
      info.inHeight,
      info.inWidth,
      info.inChannels,
      info.filterHeight,
      info.filterWidth,
      info.outHeight,
      info.outWidth,
      info.outChannels,
      info.strideHeight,
      info.strideWidth,
      info.padInfo.top,
      info.padInfo.left,
      info.dilationHeight,
      info.dilationWidth,
    ],
  }
}
