import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import {
  filled,
  type RandomCase,
  type RandomCases,
  seed,
  sizeOf,
  special,
  sprinkled,
} from './case.js'
import { eachTap, reachOf, type WindowCase, windows } from './windows.js'

const pictures = 2

/** y, dx and dFilter of a convolution, with sums in 64 bits. `made` is how many outputs a position has. */
const convolution = (
  kernels: readonly [string, string, string],
  c: WindowCase,
  multiple: number,
  depthwise: boolean,
  seed: number,
  percent: number,
): RandomCase => {
  const { batch, size, channels, window, strides, dilations, pad } = c
  const reach = reachOf(c)
  const made = depthwise ? channels * multiple : multiple
  const outSize = size.length === pictures ? reach.outSize.slice(1) : reach.outSize
  const xShape = [batch, ...size, channels]
  const yShape = [batch, ...outSize, made]
  const filterShape = [...window, channels, multiple]
  const dataFormat = size.length === pictures ? 'NHWC' : 'NDHWC'
  const run = (name: string, inputs: tf.NamedTensorMap, more = {}) =>
    tf.engine().runKernel(name, inputs, {
      strides,
      dilations,
      pad,
      dataFormat,
      ...more,
    } as never) as tf.Tensor
  const make = () => {
    const [x, filter, dy] = [
      filled(xShape, seed, percent),
      filled(filterShape, seed + 1),
      filled(yShape, seed + 2),
    ]
    return [
      run(kernels[0], { x, filter }),
      run(kernels[1], { dy, filter }, { inputShape: xShape }),
      run(kernels[2], { x, dy }, { filterShape }),
    ]
  }
  const byDefinition = () => {
    const x = sprinkled(sizeOf(xShape), seed, percent)
    const filter = sprinkled(sizeOf(filterShape), seed + 1, 0)
    const dy = sprinkled(sizeOf(yShape), seed + 2, 0)
    const y = new Float64Array(dy.length)
    const dx = new Float64Array(x.length)
    const dFilter = new Float64Array(filter.length)
    eachTap(reach, batch, (out, tap, from) => {
      for (let channel = 0; channel < channels; channel++) {
        for (let one = 0; one < multiple; one++) {
          const o = out * made + (depthwise ? channel * multiple + one : one)
          const f = (tap * channels + channel) * multiple + one
          const i = from * channels + channel
          y[o] = y[o]! + x[i]! * filter[f]!
          dx[i] = dx[i]! + dy[o]! * filter[f]!
          dFilter[f] = dFilter[f]! + x[i]! * dy[o]!
        }
      }
    })
    return [
      { shape: yShape, values: y },
      { shape: xShape, values: dx },
      { shape: filterShape, values: dFilter },
    ]
  }
  const title = `${kernels[0]} ${JSON.stringify({ ...c, multiple, seed, percent })}`
  return { title, make, byDefinition }
}

const dense = ['Conv2D', 'Conv2DBackpropInput', 'Conv2DBackpropFilter'] as const
const apart = [
  'DepthwiseConv2dNative',
  'DepthwiseConv2dNativeBackpropInput',
  'DepthwiseConv2dNativeBackpropFilter',
] as const
const volumes = ['Conv3D', 'Conv3DBackpropInputV2', 'Conv3DBackpropFilterV2'] as const

const outputs = fc.constantFrom(1, 2, 3, 4, 7, 17)

/** Filters and channels for which tiles are cheaper than patches. */
const tiled = fc
  .record({
    batch: fc.constantFrom(1, 2),
    size: fc.tuple(fc.integer({ min: 5, max: 14 }), fc.integer({ min: 5, max: 14 })),
    channels: fc.constantFrom(16, 24, 33),
    taps: fc.integer({ min: 3, max: 5 }),
    pad: fc.constantFrom('same' as const, 'valid' as const),
    made: fc.constantFrom(16, 33),
    seed,
  })
  .map(({ taps, made, seed, ...c }) => {
    const ones = { window: [taps, taps], strides: [1, 1], dilations: [1, 1] }
    return convolution(dense, { ...c, ...ones }, made, false, seed, 0)
  })

/** Convolutions and both of their gradients. */
export const convolutions: RandomCases = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(windows(2, true), outputs, seed, special)
      .map(([c, made, seed, percent]) => convolution(dense, c, made, false, seed, percent)),
  },
  { weight: 1, arbitrary: tiled },
  {
    weight: 3,
    arbitrary: fc
      .tuple(windows(2, true), fc.integer({ min: 1, max: 3 }), seed, special)
      .map(([c, multiple, seed, percent]) => convolution(apart, c, multiple, true, seed, percent)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(windows(3, true), outputs, seed, special)
      .map(([c, made, seed, percent]) => convolution(volumes, c, made, false, seed, percent)),
  },
)
