import {
  AvgPool,
  AvgPool3D,
  AvgPool3DGrad,
  AvgPoolGrad,
  MaxPool,
  MaxPool3D,
  MaxPool3DGrad,
  MaxPoolGrad,
  MaxPoolWithArgmax,
  type MaxPoolWithArgmaxAttrs,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import type { Engine } from '../../engine.js'
import { kernel, type OwnKernel } from '../kernel.js'
import {
  outputShape,
  type PoolAttrs,
  type Window,
  windowBytes,
  windowOfPool,
  withOutputsOf,
  writeWindow,
} from './window.js'

interface GradientInputs {
  readonly dy: TensorInfo
  readonly input: TensorInfo
}

const max = (engine: Engine, x: TensorInfo, attrs: PoolAttrs): TensorInfo | undefined => {
  const { assembly, heap, pool } = engine
  if (x.dtype !== 'float32' && x.dtype !== 'int32') return
  const window = windowOfPool(x, attrs)
  const y = heap.output(outputShape(x, window), x.dtype)
  const run = x.dtype === 'int32' ? assembly.maxPoolOfIntegers : assembly.maxPool
  run(pool.control, place(engine, window), heap.address(x), heap.address(y))
  return y
}

const average = (engine: Engine, x: TensorInfo, attrs: PoolAttrs): TensorInfo | undefined => {
  const { assembly, heap, pool } = engine
  if (x.dtype !== 'float32') return
  const window = windowOfPool(x, attrs)
  const y = heap.output(outputShape(x, window))
  assembly.averagePool(pool.control, place(engine, window), heap.address(x), heap.address(y))
  return y
}

const maxGradient = (
  engine: Engine,
  { dy, input }: GradientInputs,
  attrs: PoolAttrs,
): TensorInfo | undefined => {
  const { assembly, heap, pool } = engine
  if (dy.dtype !== 'float32' || input.dtype !== 'float32') return
  const dx = heap.output(input.shape)
  const window = place(engine, withOutputsOf(windowOfPool(input, attrs), dy))
  const [x, from, to] = [heap.address(input), heap.address(dy), heap.address(dx)]
  assembly.maxPoolGradient(pool.control, window, x, from, to)
  return dx
}

/**
 * The gradient of what `average` computes. TensorFlow.js's own kernels divide by the whole window
 * at borders too, where the forward pass divides by what lies inside.
 */
const averageGradient = (
  engine: Engine,
  { dy, input }: GradientInputs,
  attrs: PoolAttrs,
): TensorInfo | undefined => {
  const { assembly, heap, pool } = engine
  if (dy.dtype !== 'float32') return
  const dx = heap.output(input.shape)
  const window = place(engine, withOutputsOf(windowOfPool(input, attrs), dy))
  assembly.averagePoolGradient(pool.control, window, heap.address(dy), heap.address(dx))
  return dx
}

/** TensorFlow.js's own takes no window of numbers below 0 for what it is. */
const maxWithPlace = kernel<{ x: TensorInfo }, MaxPoolWithArgmaxAttrs>(
  MaxPoolWithArgmax,
  (engine, { inputs: { x }, attrs }) => {
    const { assembly, heap, pool } = engine
    if (x.dtype !== 'float32') return
    const window = windowOfPool(x, attrs as PoolAttrs)
    const [y, places] = [
      heap.output(outputShape(x, window)),
      heap.output(outputShape(x, window), 'int32'),
    ]
    const [at, from] = [place(engine, window), heap.address(x)]
    assembly.maxPool(pool.control, at, from, heap.address(y))
    assembly.maxPoolPlaces(pool.control, at, from, heap.address(places), attrs.includeBatchInIndex)
    return [y, places]
  },
)

const place = ({ heap }: Engine, window: Window): number => {
  const at = heap.scratch(windowBytes)
  writeWindow(heap, at, window)
  return at
}

const forward = (name: string, run: typeof max): OwnKernel =>
  kernel<{ x: TensorInfo }, PoolAttrs>(name, (engine, { inputs, attrs }) =>
    run(engine, inputs.x, attrs),
  )

const backward = (name: string, run: typeof maxGradient): OwnKernel =>
  kernel<GradientInputs, PoolAttrs>(name, (engine, { inputs, attrs }) => run(engine, inputs, attrs))

/** Pools over pictures and volumes, and their gradients. */
export const pools: readonly OwnKernel[] = [
  forward(MaxPool, max),
  forward(MaxPool3D, max),
  maxWithPlace,
  forward(AvgPool, average),
  forward(AvgPool3D, average),
  backward(MaxPoolGrad, maxGradient),
  backward(MaxPool3DGrad, maxGradient),
  backward(AvgPoolGrad, averageGradient),
  backward(AvgPool3DGrad, averageGradient),
]
