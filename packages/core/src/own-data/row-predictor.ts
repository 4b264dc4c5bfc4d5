import { softmaxRows } from '../../course/basics/pets/classes.js'
import { predictAll } from '../../course/basics/pets/predict.js'
import { forkWeights } from '../exercises/fork-weights.js'
import { encodeRow, type TableData } from './encode-table.js'
import { outputsOf, tableNetwork } from './table-network.js'

/** What is said of a row: how likely each class is, or a number. */
export type RowAnswer =
  | { readonly kind: 'class'; readonly shares: Float32Array }
  | { readonly kind: 'number'; readonly value: number }

export interface RowPredictor {
  /** @param row what is known, by the names of the columns; the rest counts as missing */
  predict(row: ReadonlyMap<string, number | string>): Promise<RowAnswer>
  dispose(): void
}

/**
 * A network that `tableExperiment` trained, made again from the weights of a checkpoint.
 *
 * @param hidden as the parameter of the experiment
 * @throws `core/weights-do-not-fit` where the weights are of another network
 */
export const rowPredictor = (
  hidden: number,
  { columns, target, width }: Pick<TableData, 'columns' | 'target' | 'width'>,
  weights: Uint8Array,
): RowPredictor => {
  const network = tableNetwork(width, hidden, outputsOf(target))
  try {
    forkWeights(network, weights)
  } catch (error) {
    network.dispose()
    throw error
  }
  return {
    async predict(row) {
      const data = Float32Array.from(encodeRow(columns, (name) => row.get(name)))
      const outputs = await predictAll(network, { data, shape: [1, width] })
      return target.kind === 'class'
        ? { kind: 'class', shares: softmaxRows(outputs, target.classes.length) }
        : { kind: 'number', value: target.mean + target.std * outputs[0]! }
    },
    dispose: () => {
      network.dispose()
    },
  }
}
