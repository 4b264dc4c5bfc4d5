import type { LayerLike } from '../graph/layers-model.js'
import { activationFlops } from './activation.js'
import { type Count, firstInput, type LayerConfig, lastOf } from './values.js'

interface Recurrent {
  readonly cell?: LayerLike
}

interface Stacked extends LayerLike {
  readonly cells: readonly LayerLike[]
}

/** One step of a cell for each time step, whether or not all outputs are kept. */
export const recurrent: Count = (call) => {
  const { cell } = call.layer as Recurrent
  const shape = firstInput(call)
  if (cell === undefined || shape.length !== 2) return Number.NaN
  return (shape[0] as number) * stepFlops(cell, lastOf(shape))
}

const stepFlops = (cell: LayerLike, features: number): number => {
  if (cell.getClassName() === 'StackedRNNCells') {
    let size = features
    let flops = 0
    for (const each of (cell as Stacked).cells) {
      flops += stepFlops(each, size)
      size = unitsOf(each)
    }
    return flops
  }
  const gates = gatesOf[cell.getClassName()]
  if (gates === undefined) return Number.NaN
  const config = cell.getConfig() as LayerConfig
  const units = unitsOf(cell)
  const { count, byValue } = gates(config)
  const bias = config.useBias === false ? 0 : count
  // Products with the input and with the state, the bias, and the sum of both products.
  return 2 * count * units * (features + units) + units * (bias + count + byValue)
}

const unitsOf = (cell: LayerLike): number => (cell.getConfig() as LayerConfig).units ?? Number.NaN

interface Gates {
  readonly count: number
  /** Operations on single values, for each unit. */
  readonly byValue: number
}

const gatesOf: Readonly<Record<string, (config: LayerConfig) => Gates>> = {
  SimpleRNNCell: ({ activation }) => ({ count: 1, byValue: activationFlops(activation) }),
  // c = f c + i g, h = o tanh(c)
  LSTMCell: ({ activation, recurrentActivation }) => ({
    count: 4,
    byValue: 3 * activationFlops(recurrentActivation) + 2 * activationFlops(activation) + 4,
  }),
  // r h before its product, h = z h + (1 - z) g
  GRUCell: ({ activation, recurrentActivation }) => ({
    count: 3,
    byValue: 2 * activationFlops(recurrentActivation) + activationFlops(activation) + 5,
  }),
}
