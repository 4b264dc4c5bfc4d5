import type { Builder, Named } from '../building/builder.js'
import type { Range } from '../details.js'
import { graphError } from '../errors.js'
import { flowBack } from '../gradients/gradients.js'
import type { Action, Node } from '../node.js'
import type { Kit } from '../ops/index.js'

type Float = Node<'float32'>

/** What every optimizer takes. */
export interface Minimize extends Named {
  /** How far one step goes. */
  learningRate: number
  /** Which variables to change; all trainable float32 ones that the loss depends on unless told. */
  variables?: readonly Node<'float32'>[]
}

/** Builds what one variable needs: the nodes that change it and what else has to be kept. */
export type Update = (variable: Float, gradient: Float) => readonly Node[]

/** Builds one training step: gradients of the loss, then an update for each variable. */
export const minimize = (
  build: Builder,
  kit: Kit,
  call: { title: string; loss: unknown; options: Minimize; numbers: readonly Checked[] },
  update: (build: Builder, kit: Kit) => { each: Update; once?: () => readonly Node[] },
): Action => {
  const { title, loss, options } = call
  const name = options?.name ?? title
  const at = build.at({ op: name, title }, { name })
  for (const [option, expected, received] of call.numbers)
    if (!fits[expected]?.(received))
      throw graphError('graph/bad-option', { ...at, option, expected, received })
  const target = build.checkValueNode(title, loss)
  if (target.dtype !== 'float32')
    throw graphError('graph/gradient-dtype', { name: target.name, dtype: target.dtype })
  const variables = (options.variables ?? trainable(build)).map((variable) =>
    checkVariable(build, title, variable),
  )
  const found = flowBack(build, kit, target as Float, variables)
  for (const variable of options.variables ?? [])
    if (!found.has(variable))
      throw graphError('graph/no-gradient', { of: target.name, to: variable.name })
  const changed = variables.filter((variable) => found.has(variable))
  if (changed.length === 0) throw graphError('graph/nothing-to-train', { loss: target.name })
  const updates = build.scoped(at.name, () => {
    const { each, once } = update(build, kit)
    const all = changed.flatMap((variable) => [...each(variable, found.get(variable)!)])
    return [...all, ...(once?.() ?? [])]
  })
  return kit.group(updates, { name: at.name })
}

/** An option, what it may be, and what it is. */
export type Checked = readonly [option: string, expected: Range, received: unknown]

const finite = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value)

const fits: Partial<Record<Range, (value: unknown) => boolean>> = {
  positive: (value) => finite(value) && value > 0,
  'not-negative': (value) => finite(value) && value >= 0,
  fraction: (value) => finite(value) && value >= 0 && value < 1,
}

const trainable = (build: Builder): Node[] =>
  build.nodes.filter(
    ({ op, dtype, attributes }) =>
      op === 'VariableV2' && dtype === 'float32' && attributes.trainable === true,
  )

const checkVariable = (build: Builder, operation: string, value: unknown): Float => {
  const node = build.checkValueNode(operation, value)
  if (node.op !== 'VariableV2')
    throw graphError('graph/not-a-variable', { operation, name: node.name })
  if (node.dtype !== 'float32')
    throw graphError('graph/gradient-dtype', { name: node.name, dtype: node.dtype })
  return node as Float
}
