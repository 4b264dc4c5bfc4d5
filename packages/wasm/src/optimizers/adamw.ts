import {
  AdamOptimizer,
  engine,
  mul,
  type NamedTensorMap,
  serialization,
  sub,
  tidy,
} from '@tensorflow/tfjs-core'
import { type AdamFields, type AdamOptions, adamFusion } from './adam.js'
import { type Fusion, type Gradients, stepFused } from './fusion.js'

const adamwFusion: Fusion<AdamFields & { readonly weightDecay: number }> = {
  ...adamFusion,
  attrs: (optimizer) => ({
    ...adamFusion.attrs(optimizer),
    weightDecay: optimizer.weightDecay,
  }),
}

export interface AdamWOptions extends AdamOptions {
  /** How fast weights shrink, per step and unit of learning rate. Left out: 0.01; Keras has 0.004. */
  readonly weightDecay?: number
}

/** See {@link adamw}. Its saved state is Adam's. */
export class AdamWOptimizer extends AdamOptimizer {
  static override get className(): string {
    return 'AdamW'
  }

  protected weightDecay: number

  constructor(options: AdamWOptions = {}) {
    const { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon } = options
    super(learningRate, beta1, beta2, epsilon)
    this.weightDecay = options.weightDecay ?? 0.01
  }

  override applyGradients(gradients: Gradients): void {
    if (stepFused(this as never, adamwFusion, gradients)) return
    const reached = Array.isArray(gradients)
      ? gradients.filter(({ tensor }) => tensor).map(({ name }) => name)
      : Object.keys(gradients).filter((name) => (gradients as NamedTensorMap)[name])
    tidy(() => {
      const decays = reached.flatMap((name) => {
        const variable = engine().registeredVariables[name]
        const by = this.learningRate * this.weightDecay
        return variable ? [{ variable, decay: mul(variable, by) }] : []
      })
      super.applyGradients(gradients as never)
      for (const { variable, decay } of decays) variable.assign(sub(variable, decay))
    })
  }

  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), weightDecay: this.weightDecay }
  }

  static override fromConfig<T extends serialization.Serializable>(
    Class: serialization.SerializableConstructor<T>,
    config: serialization.ConfigDict,
  ): T {
    return new Class(config)
  }
}

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019): beside Adam's step every weight
 * shrinks by `learningRate * weightDecay * w`, as in PyTorch and Keras. Biases shrink too.
 *
 * Works on every backend, and in one pass over memory where it is ours.
 *
 * @example
 * model.compile({ optimizer: adamw({ learningRate: 0.001, weightDecay: 0.01 }), loss })
 */
export const adamw = (options?: AdamWOptions): AdamWOptimizer => {
  // So that a model that was compiled with it can be saved and loaded.
  serialization.registerClass(AdamWOptimizer)
  return new AdamWOptimizer(options)
}
