import type { Builder } from '../building/builder.js'
import type { Action, Node } from '../node.js'
import type { Kit } from '../ops/index.js'
import { type Minimize, minimize } from './minimize.js'
import { slot } from './slot.js'

export interface Adam {
  /**
   * Adam: steps scaled by running means of the gradient (`beta1`) and of its square (`beta2`).
   *
   * Keeps `W/Adam` and `W/Adam_1` for variable `W`, and `beta1_power` and `beta2_power`. As
   * `tf.compat.v1.train.AdamOptimizer`, after Kingma and Ba: Adam (2014), with the epsilon of
   * the formulation just before their section 2.1.
   */
  adam(
    loss: Node<'float32'>,
    options: Minimize & { beta1?: number; beta2?: number; epsilon?: number },
  ): Action
}

export const adam =
  (build: Builder, kit: Kit): Adam['adam'] =>
  (loss, options) => {
    const { learningRate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options ?? {}
    const numbers = [
      ['learningRate', 'positive', learningRate],
      ['beta1', 'fraction', beta1],
      ['beta2', 'fraction', beta2],
      ['epsilon', 'not-negative', epsilon],
    ] as const
    return minimize(build, kit, { title: 'adam', loss, options, numbers }, () => {
      const power = (beta: number, name: string) =>
        build.unscoped(() => kit.variable(beta, { name, trainable: false }))
      const power1 = power(beta1, 'beta1_power')
      const power2 = power(beta2, 'beta2_power')
      const rate = kit.div(
        kit.multiply(learningRate, kit.sqrt(kit.subtract(1, power2))),
        kit.subtract(1, power1),
      )
      return {
        each: (variable, gradient) => {
          const m = slot(build, kit, variable, 'Adam')
          const v = slot(build, kit, variable, 'Adam_1')
          const towards = (mean: Node<'float32'>, value: Node<'float32'>, beta: number) =>
            kit.add(mean, kit.multiply(kit.subtract(value, mean), Math.fround(1 - beta)))
          const nextM = towards(m, gradient, beta1)
          const nextV = towards(v, kit.square(gradient), beta2)
          const change = kit.div(kit.multiply(nextM, rate), kit.add(kit.sqrt(nextV), epsilon))
          return [
            kit.assign(m, nextM),
            kit.assign(v, nextV),
            kit.assign(variable, kit.subtract(variable, change)),
          ]
        },
        once: () => [
          kit.assign(power1, kit.multiply(power1, beta1)),
          kit.assign(power2, kit.multiply(power2, beta2)),
        ],
      }
    })
  }
