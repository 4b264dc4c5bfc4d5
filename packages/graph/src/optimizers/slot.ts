import type { Builder } from '../building/builder.js'
import type { Node } from '../node.js'
import type { Kit } from '../ops/index.js'

/** A variable of zeros that an optimizer keeps for another one: `W/Momentum`, `W/Adam`. */
export const slot = (
  build: Builder,
  kit: Kit,
  variable: Node<'float32'>,
  name: string,
): Node<'float32'> =>
  build.unscoped(() =>
    kit.variable(
      kit.zeros(variable.shape as number[], { name: `${variable.name}/${name}/zeros` }),
      {
        name: `${variable.name}/${name}`,
        trainable: false,
      },
    ),
  )
