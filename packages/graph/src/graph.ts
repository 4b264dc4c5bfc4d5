import { Builder } from './building/builder.js'
import { type Gradients, gradients } from './gradients/gradients.js'
import type { Node } from './node.js'
import { kitOf, type Operations, operationsOf } from './ops/index.js'
import { type Adam, adam } from './optimizers/adam.js'
import { type Momentum, momentum } from './optimizers/momentum.js'
import { type Sgd, sgd } from './optimizers/sgd.js'
import { type OpenSession, openSession } from './session/session.js'

/** The functions that build and run one graph; take those you need out of it. */
export interface Graph extends Operations, Gradients, Sgd, Momentum, Adam, OpenSession {
  /** All operations in order of creation, those made by `gradients` and optimizers included. */
  readonly nodes: readonly Node[]
}

/**
 * Begins a graph: build the equation first, feed it later.
 *
 * Nothing is calculated until a session runs. The functions belong to this graph and need no
 * `this`.
 *
 * @example
 * ```ts
 * import { graph } from '@firstgrad/graph'
 *
 * const { placeholder, multiply, session } = graph()
 * const x = placeholder('float32', [], { name: 'x' })
 * const double = multiply(x, 2)
 * session().run(double, { x: 21 }).item() // 42
 * ```
 */
export const graph = (): Graph => {
  const build = new Builder()
  const operations = operationsOf(build)
  const kit = kitOf(build, operations)
  return {
    ...operations,
    gradients: gradients(build, kit),
    sgd: sgd(build, kit),
    momentum: momentum(build, kit),
    adam: adam(build, kit),
    session: openSession(build),
    nodes: build.nodes,
  }
}
