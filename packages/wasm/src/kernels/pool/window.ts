import { backend_util, type TensorInfo, util } from '@tensorflow/tfjs-core'
import type { Heap } from '../../heap.js'

export type Three = readonly [number, number, number]

/** How a window slides over volumes; a picture is a volume of depth 1. Sizes are [depth, height, width]. */
export interface Window {
  readonly batch: number
  readonly inSize: Three
  readonly inChannels: number
  readonly outSize: Three
  readonly outChannels: number
  readonly filter: Three
  readonly strides: Three
  /** Zeros before the first plane, row and column. What comes after the last follows from the sizes. */
  readonly pad: Three
  readonly dilations: Three
}

/** Bytes of a window on the heap. */
export const windowBytes = 128

/** Puts a window where assembly/pool/window.ts reads it. */
export const writeWindow = (heap: Heap, at: number, window: Window): void => {
  const { batch, inSize, inChannels, outSize, outChannels } = window
  const { filter, strides, pad, dilations } = window
  heap.integers.set(
    [
      ...[batch, ...inSize, inChannels, ...outSize, outChannels],
      ...[...filter, ...strides, ...pad, ...dilations],
    ],
    at / 4,
  )
}

/** How a pool is asked for; volumes have three numbers where pictures have two. */
export interface PoolAttrs {
  readonly filterSize: number | number[]
  readonly strides: number | number[]
  readonly pad: 'valid' | 'same' | number | [number, number][]
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil'
}

/** The window of a pool over `x`: `[batch, height, width, channels]` or `[batch, depth, height, width, channels]`. */
export const windowOfPool = (x: TensorInfo, attrs: PoolAttrs): Window => {
  const info =
    x.shape.length === 5
      ? backend_util.computePool3DInfo(
          x.shape as [number, number, number, number, number],
          attrs.filterSize as never,
          attrs.strides as never,
          1,
          attrs.pad as never,
          attrs.dimRoundingMode,
        )
      : backend_util.computePool2DInfo(
          x.shape as [number, number, number, number],
          attrs.filterSize as never,
          attrs.strides as never,
          1,
          attrs.pad as never,
          attrs.dimRoundingMode,
        )
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = info
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info
  const volume = 'inDepth' in info ? info : undefined
  return {
    batch: batchSize,
    inSize: [volume?.inDepth ?? 1, inHeight, inWidth],
    inChannels,
    outSize: [volume?.outDepth ?? 1, outHeight, outWidth],
    outChannels,
    filter: [volume?.filterDepth ?? 1, filterHeight, filterWidth],
    strides: [volume?.strideDepth ?? 1, strideHeight, strideWidth],
    pad: [volume?.padInfo.front ?? 0, padInfo.top, padInfo.left],
    dilations: [1, 1, 1],
  }
}

/** The shape of what a window makes of `x`. */
export const outputShape = (x: TensorInfo, { batch, outSize, outChannels }: Window): number[] => {
  const size = x.shape.length === 5 ? outSize : outSize.slice(1)
  return [batch, ...size, outChannels]
}

/**
 * The window of a gradient: as many outputs as `dy` has. Some of tfjs-core's gradients do not pass
 * the rounding mode on, which can make one row more or less.
 */
export const withOutputsOf = (window: Window, dy: TensorInfo): Window => {
  const sizes = dy.shape.slice(1, -1)
  return { ...window, outSize: [sizes.length === 3 ? sizes[0] : 1, ...sizes.slice(-2)] as never }
}

/** Whether there is nothing to compute. */
export const isEmpty = ({ shape }: TensorInfo): boolean => util.sizeFromShape(shape) === 0
