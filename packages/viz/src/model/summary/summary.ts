import type { Language } from '@firstgrad/errors'
import { vizError } from '../../errors.js'
import { columnsOf } from '../../scene/text-width.js'
import type { LayersModelLike, Shape } from '../graph/layers-model.js'
import { layersOf, type ModelLayer } from '../layers-of.js'
import { parameterBytesOf, parametersOf } from '../parameters.js'
import { type Column, tableLines } from './table.js'
import { bytes, exact, short } from './units.js'
import { words } from './words.js'

export interface SummaryOptions {
  /** Left out: `'en'`. */
  readonly lang?: Language
  /** How wide the table may be: at least 40. Left out: 80. */
  readonly columns?: number
}

const leastColumns = 40

/**
 * A model as a table for a terminal: a line for each layer with its output shape, parameters, FLOPs
 * and the memory of its output, all but the parameters for one example, then the totals. Where the
 * layers are no plain chain, each line ends with the layers that its inputs come from. What is counted
 * is told at {@link layersOf}; `?` is what is not known, and a total with it is `? + ` the rest.
 *
 * Throws `viz/not-a-model`, `viz/model-not-built`, and `viz/bad-count` for fewer than 40 columns.
 *
 * @example
 * ```ts
 * console.log(summary(model, { columns: process.stdout.columns ?? 80 }))
 * ```
 */
export const summary = (
  model: LayersModelLike,
  { lang = 'en', columns = 80 }: SummaryOptions = {},
): string => {
  if (!Number.isInteger(columns) || columns < leastColumns) {
    throw vizError('viz/bad-count', { option: 'columns', least: leastColumns, received: columns })
  }
  const layers = layersOf(model)
  const word = words[lang]
  const column = (kind: Column['kind'], head: string, of: (layer: ModelLayer) => string) => ({
    kind,
    cells: [head, ...layers.map(of)],
  })
  const table: Column[] = [
    column('text', word.layer, ({ name, type }) => `${name} (${type})`),
    column('text', word.shape, ({ outputShapes }) => shapesText(outputShapes)),
    column('number', word.parameters, ({ parameters }) => short(parameters)),
    column('number', word.flops, ({ flops }) => short(flops)),
    column('number', word.memory, ({ outputBytes }) => bytes(outputBytes)),
  ]
  if (!isChain(layers)) {
    table.push(column('text', word.from, ({ inputs }) => inputs.join(', ')))
  }
  const all = model.weights
  const parameters = parametersOf(all)
  const trainable = parametersOf(model.trainableWeights)
  const parameterBytes = parameterBytesOf(all)
  const totals: Column[] = [
    {
      kind: 'text',
      cells: [
        word.allParameters,
        word.trainable,
        word.notTrainable,
        word.parameterMemory,
        word.allFlops,
        word.activationMemory,
      ],
    },
    {
      kind: 'number',
      cells: [
        exact(parameters),
        exact(trainable),
        exact(parameters - trainable),
        bytes(Number.isNaN(parameterBytes) ? null : parameterBytes),
        total(
          layers.map(({ flops }) => flops),
          short,
        ),
        total(
          layers.map(({ outputBytes }) => outputBytes),
          bytes,
        ),
      ],
    },
  ]
  const [heading = '', ...lines] = tableLines(table, columns)
  const rule = '-'.repeat(Math.max(...[heading, ...lines].map(columnsOf)))
  return [heading, rule, ...lines, rule, ...tableLines(totals, columns)].join('\n')
}

/** Every layer has one input, which is the output of the layer before. */
const isChain = (layers: readonly ModelLayer[]): boolean =>
  layers.every(({ inputs }, i) =>
    i === 0 ? inputs.length === 0 : inputs.length === 1 && inputs[0] === layers[i - 1]?.name,
  )

const shapesText = (shapes: readonly Shape[]): string => {
  const texts = shapes.map((shape) => `[${shape.slice(1).map((size) => size ?? '?')}]`)
  return [...new Set(texts)].join(' ')
}

const total = (values: readonly (number | null)[], text: (value: number) => string): string => {
  const known = text(values.reduce<number>((sum, value) => sum + (value ?? 0), 0))
  return values.includes(null) ? `? + ${known}` : known
}
