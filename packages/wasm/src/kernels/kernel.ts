import type {
  NamedAttrMap,
  NamedTensorInfoMap,
  NamedTensorMap,
  Tensor,
  TensorInfo,
} from '@tensorflow/tfjs-core'
import type { Engine } from '../engine.js'

/** The inputs and attributes of one call of a kernel. */
export interface KernelCall<I = NamedTensorInfoMap, A = NamedAttrMap> {
  readonly inputs: I
  readonly attrs: A
}

/** A kernel of ours, which takes the place of tfjs-backend-wasm's or fills a gap there. */
export interface OwnKernel {
  /** The name that TensorFlow.js calls it by. */
  readonly name: string
  /** Computes, or answers `undefined` where the kernel that was there before shall do it. */
  readonly run: (engine: Engine, call: KernelCall) => TensorInfo | TensorInfo[] | undefined
  /** Its gradient by kernels of ours, where TensorFlow.js's takes more passes, or refuses. */
  readonly gradient?: OwnGradient
  /**
   * The same for a convolution with a bias, whose gradient TensorFlow.js does not look up by the
   * kernel's name: `saved` is filter, x, y and, if there is one, bias.
   */
  readonly fusedGradient?: OwnGradient
}

/**
 * The gradients of a kernel's inputs, by `run`ning kernels. `saved` is what TensorFlow.js's own
 * gradient of that kernel asks to be kept. Answers `undefined` where that one shall do it.
 */
export type OwnGradient = (
  run: (kernel: string, inputs: NamedTensorMap, attrs?: NamedAttrMap) => Tensor,
  dy: Tensor,
  saved: readonly Tensor[],
  attrs: NamedAttrMap,
) => Record<string, () => Tensor> | undefined

/** The inputs of a kernel of one operand. */
export interface Single {
  readonly x: TensorInfo
}

/** The inputs of a kernel of two operands. */
export interface Pair {
  readonly a: TensorInfo
  readonly b: TensorInfo
}

/** Declares a kernel, with the types of its inputs and attributes. */
export const kernel = <I, A>(
  name: string,
  run: (engine: Engine, call: KernelCall<I, A>) => TensorInfo | TensorInfo[] | undefined,
): OwnKernel => ({ name, run: run as OwnKernel['run'] })
