import type { Builder } from '../building/builder.js'
import type { Action, Node } from '../node.js'
import type { Kit } from '../ops/index.js'
import { type Minimize, minimize } from './minimize.js'

export interface Sgd {
  /**
   * A step of gradient descent: each variable less learning rate times gradient.
   *
   * All gradients are calculated from the values before the step; a loss fetched in the same run
   * is the one before it, too.
   *
   * @example
   * ```ts
   * const step = sgd(cost, { learningRate: 0.02 })
   * ```
   */
  sgd(loss: Node<'float32'>, options: Minimize): Action
}

export const sgd =
  (build: Builder, kit: Kit): Sgd['sgd'] =>
  (loss, options) => {
    const learningRate = options?.learningRate
    const numbers = [['learningRate', 'positive', learningRate]] as const
    return minimize(build, kit, { title: 'sgd', loss, options, numbers }, () => ({
      each: (variable, gradient) => [
        kit.assign(variable, kit.subtract(variable, kit.multiply(learningRate, gradient))),
      ],
    }))
  }
