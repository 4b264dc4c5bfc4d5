import type { Builder } from '../building/builder.js'
import type { Action, Node } from '../node.js'
import type { Kit } from '../ops/index.js'
import { type Minimize, minimize } from './minimize.js'
import { slot } from './slot.js'

export interface Momentum {
  /**
   * Gradient descent that keeps its speed: velocity = momentum · velocity + gradient, and each
   * variable less learning rate times velocity (with `nesterov`, looking one step ahead).
   *
   * The velocity of variable `W` is the variable `W/Momentum`. As `tf.compat.v1.train`'s
   * MomentumOptimizer.
   */
  momentum(
    loss: Node<'float32'>,
    options: Minimize & { momentum?: number; nesterov?: boolean },
  ): Action
}

export const momentum =
  (build: Builder, kit: Kit): Momentum['momentum'] =>
  (loss, options) => {
    const { learningRate, momentum = 0.9, nesterov = false } = options ?? {}
    const numbers = [
      ['learningRate', 'positive', learningRate],
      ['momentum', 'fraction', momentum],
    ] as const
    return minimize(build, kit, { title: 'momentum', loss, options, numbers }, () => ({
      each: (variable, gradient) => {
        const velocity = slot(build, kit, variable, 'Momentum')
        const next = kit.add(kit.multiply(velocity, momentum), gradient)
        const ahead = nesterov ? kit.add(gradient, kit.multiply(next, momentum)) : next
        return [
          kit.assign(velocity, next),
          kit.assign(variable, kit.subtract(variable, kit.multiply(learningRate, ahead))),
        ]
      },
    }))
  }
