import * as z from 'zod/mini'
import { vizError } from '../errors.js'
import { colourDomain } from '../layout/matrix.js'
import { valueText } from '../scales/format.js'
import { cellsOf } from '../values/cells.js'
import { type Numbers, shapeOf } from '../values/numbers.js'
import { words } from '../words/words.js'
import { type ColourOptions, colourOptions, mapOf } from './colour-options.js'
import { gridFacts } from './grid-facts.js'
import type { FigureOptions, Kind } from './kind.js'
import { make } from './make.js'
import { mapTiles, mapTilesHeight } from './map-tiles.js'
import { grid, head, positive } from './schema.js'

const schema = z.strictObject({
  ...head('featureMaps'),
  ...colourOptions,
  maps: z.array(grid),
  columns: z.optional(positive),
})

/** What a layer answers to a picture: one map for each channel. */
export type FeatureMaps = z.infer<typeof schema>

export interface FeatureMapsOptions extends FigureOptions, ColourOptions {
  /** Shape `[height, width, channels]`, or `[1, height, width, channels]` as a layer gives it. */
  readonly activations: Numbers
  readonly columns?: number
}

/**
 * The channels of a layer's output, all under one colour map.
 *
 * @example
 * ```ts
 * const figure = featureMaps({ activations: [[[0, 1], [1, 0]], [[0.5, 0], [0, 2]]] })
 * ```
 */
export const featureMaps = ({ activations, ...options }: FeatureMapsOptions): FeatureMaps => {
  const whole = shapeOf(activations)
  const shape = whole.length === 4 && whole[0] === 1 ? whole.slice(1) : whole
  if (shape.length !== 3) {
    const expected = '[height, width, channels] or [1, height, width, channels]'
    throw vizError('viz/bad-shape', {
      what: 'activations',
      expected,
      received: `[${whole.join(', ')}]`,
    })
  }
  const [rows, columns, channels] = shape as [number, number, number]
  const values = cellsOf(activations)
  const maps = Array.from({ length: channels }, (_, channel) => ({
    rows,
    columns,
    values: Array.from(
      { length: rows * columns },
      (_, i) => values[i * channels + channel] ?? null,
    ),
  }))
  return make(schema, { kind: 'featureMaps', ...options, maps })
}

const tilesOf = (figure: FeatureMaps) => ({
  maps: figure.maps,
  columns: figure.columns,
  map: mapOf(figure),
  domain: colourDomain(
    figure.maps.flatMap((map) => map.values),
    { low: figure.vmin, high: figure.vmax, center: figure.center },
  ),
  captionOf: String,
})

export const featureMapsKind: Kind<FeatureMaps> = {
  schema,
  isRigid: true,
  height: (figure, width, medium) => mapTilesHeight(tilesOf(figure), width, medium),
  draw: (figure, width, _height, medium) => mapTiles(tilesOf(figure), width, medium),
  table: ({ maps }, lang) => {
    const w = words(lang)
    return {
      columns: [w.channel, w.least, w.largest, w.mean],
      rows: maps.map((map, channel) => {
        const facts = gridFacts(map)
        const present = map.values.filter((v) => v !== null)
        const mean = present.reduce((sum, v) => sum + v / present.length, 0)
        return [channel, facts?.low ?? null, facts?.high ?? null, facts ? mean : null]
      }),
    }
  },
  sentence({ maps }, lang) {
    const strongest = maps
      .map((map, channel) => ({ channel, facts: gridFacts(map) }))
      .reduce<{ channel: number; high: number } | undefined>(
        (best, { channel, facts }) =>
          facts && (!best || facts.high > best.high) ? { channel, high: facts.high } : best,
        undefined,
      )
    const silent = maps.filter((map) => map.values.every((v) => v === 0)).length
    const size = `${maps[0]?.rows ?? 0} x ${maps[0]?.columns ?? 0}`
    return words(lang).featureMaps(
      maps.length,
      size,
      silent,
      strongest && { channel: strongest.channel, high: valueText(strongest.high) },
    )
  },
}
