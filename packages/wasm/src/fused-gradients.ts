import {
  type GradSaveFunc,
  type NamedAttrMap,
  type Tensor,
  type TensorInfo,
  engine as tfEngine,
} from '@tensorflow/tfjs-core'
import { isPlainStep, runKernel } from './gradients.js'
import type { OwnGradient } from './kernels/kernel.js'

/** A gradient for what a fused kernel has just computed. */
interface Offer {
  readonly own: OwnGradient
  readonly inputs: { readonly x: TensorInfo; readonly filter: TensorInfo }
  readonly attrs: NamedAttrMap
}

/** What an operation computes, and how its gradients come of what it has kept. */
type Operation = (...inputs: (Tensor | GradSaveFunc)[]) => {
  value: Tensor
  gradFunc: (dy: Tensor, saved: Tensor[]) => Tensor | Tensor[]
}

/** The engine, without the type parameter that its caller chooses. */
interface Host {
  customGrad(operation: Operation): (...inputs: Tensor[]) => Tensor
}

let offer: Offer | undefined

/** To be called with each run of a fused convolution. */
export const offerGradient = (own: OwnGradient, inputs: object, attrs: NamedAttrMap): void => {
  offer = { own, inputs: inputs as Offer['inputs'], attrs }
}

/**
 * `tf.fused.conv2d` and `tf.fused.depthwiseConv2d` do not look for a registered gradient: they hand
 * one of their own to the engine's `customGrad`. Here it is taken on its way, and ours, where its
 * kernel offers one, is put before it. Answers what undoes that.
 */
export const installFusedGradients = (backend: string): (() => void) => {
  const engine = tfEngine() as unknown as Host
  const stock = engine.customGrad
  const watched: typeof stock = (operation) =>
    stock.call(engine, (...inputs) => {
      offer = undefined
      const result = operation(...inputs)
      const offered = offer as Offer | undefined
      offer = undefined
      if (!offered) return result
      return {
        value: result.value,
        gradFunc: (dy, saved) =>
          (isPlainStep(backend) && gradientsBy(offered, dy, saved)) || result.gradFunc(dy, saved),
      }
    })
  engine.customGrad = watched
  return () => {
    if (engine.customGrad === watched) engine.customGrad = stock
  }
}

/** In the order of the operation's operands: x, filter and, if there is one, bias. */
const gradientsBy = (
  { own, inputs, attrs }: Offer,
  dy: Tensor,
  saved: Tensor[],
): Tensor[] | undefined => {
  // Somebody's own operation, which runs the same kernel, keeps something else.
  const [filter, x] = saved
  if (filter?.dataId !== inputs.filter.dataId || x?.dataId !== inputs.x.dataId) return
  const gradients = own(runKernel, dy, saved, attrs)
  return gradients && Object.values(gradients).map((make) => make())
}
