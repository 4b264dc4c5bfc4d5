import * as z from 'zod/mini'
import { colourDomain } from '../layout/matrix.js'
import { valueText } from '../scales/format.js'
import { cellsOf, shapeOfRank } from '../values/cells.js'
import { type Numbers, shapeOf } from '../values/numbers.js'
import { words } from '../words/words.js'
import { type ColourOptions, colourOptions } from './colour-options.js'
import { gridFacts } from './grid-facts.js'
import type { FigureOptions, Kind } from './kind.js'
import { make } from './make.js'
import { mapTiles, mapTilesHeight } from './map-tiles.js'
import { count, grid, head, positive } from './schema.js'

const schema = z.strictObject({
  ...head('kernelGrid'),
  ...colourOptions,
  /** One map for each pair of an input and an output channel, outputs first. */
  kernels: z.array(z.strictObject({ input: count, output: count, grid })),
  columns: z.optional(positive),
})

/** The kernels of a convolution: what each of them looks for. */
export type KernelGrid = z.infer<typeof schema>

export interface KernelGridOptions extends FigureOptions, Omit<ColourOptions, 'center'> {
  /** Shape `[height, width, inputs, outputs]`, as TensorFlow keeps them, or `[height, width]`. */
  readonly kernels: Numbers
  readonly columns?: number
}

/**
 * Kernels with zero in the middle of the colours: blue weakens, red strengthens.
 *
 * @example
 * ```ts
 * const figure = kernelGrid({ kernels: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]] })
 * ```
 */
export const kernelGrid = ({ kernels, ...options }: KernelGridOptions): KernelGrid => {
  const flat = shapeOf(kernels).length === 2
  const shape = flat
    ? [...shapeOf(kernels), 1, 1]
    : shapeOfRank(kernels, 4, 'kernels', '[height, width, inputs, outputs] or [height, width]')
  const [rows, columns, inputs, outputs] = shape as [number, number, number, number]
  const values = cellsOf(kernels)
  const at = (input: number, output: number) => ({
    input,
    output,
    grid: {
      rows,
      columns,
      values: Array.from(
        { length: rows * columns },
        (_, i) => values[(i * inputs + input) * outputs + output] ?? null,
      ),
    },
  })
  const pairs = Array.from({ length: outputs }, (_, output) =>
    Array.from({ length: inputs }, (_, input) => at(input, output)),
  )
  return make(schema, { kind: 'kernelGrid', ...options, kernels: pairs.flat() })
}

const tilesOf = (figure: KernelGrid) => {
  const { kernels } = figure
  const manyInputs = kernels.some(({ input }) => input > 0)
  return {
    maps: kernels.map((kernel) => kernel.grid),
    columns: figure.columns,
    map: figure.cmap ?? ('RdBu_r' as const),
    domain: colourDomain(
      kernels.flatMap((kernel) => kernel.grid.values),
      { low: figure.vmin, high: figure.vmax, center: 0 },
    ),
    captionOf: (index: number) => {
      const kernel = kernels[index] as (typeof kernels)[number]
      return manyInputs ? `${kernel.input} → ${kernel.output}` : String(kernel.output)
    },
  }
}

export const kernelGridKind: Kind<KernelGrid> = {
  schema,
  isRigid: true,
  height: (figure, width, medium) => mapTilesHeight(tilesOf(figure), width, medium),
  draw: (figure, width, _height, medium) => mapTiles(tilesOf(figure), width, medium),
  table: ({ kernels }, lang) => ({
    columns: [
      words(lang).input,
      words(lang).output,
      words(lang).row,
      words(lang).column,
      words(lang).value,
    ],
    rows: kernels.flatMap(({ input, output, grid: g }) =>
      g.values.map((value, i) => [input, output, Math.floor(i / g.columns), i % g.columns, value]),
    ),
  }),
  sentence({ kernels }, lang) {
    const first = kernels[0]?.grid
    const all = { rows: 1, columns: 1, values: kernels.flatMap((kernel) => kernel.grid.values) }
    const facts = gridFacts(all)
    return words(lang).kernels(
      kernels.length,
      `${first?.rows ?? 0} x ${first?.columns ?? 0}`,
      facts && { low: valueText(facts.low), high: valueText(facts.high) },
    )
  },
}
