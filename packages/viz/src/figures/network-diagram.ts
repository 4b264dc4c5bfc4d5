import * as z from 'zod/mini'
import { vizError } from '../errors.js'
import { valueText } from '../scales/format.js'
import type { Mark, Tip } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import { fitted, textMark } from '../scene/text.js'
import { words } from '../words/words.js'
import type { FigureOptions, Kind } from './kind.js'
import { make } from './make.js'
import { type Place, ranked } from './network-ranks.js'
import { count, head, texts } from './schema.js'

const layer = z.strictObject({
  name: z.string(),
  type: z.string(),
  outputShape: z.array(z.nullable(count)),
  parameters: count,
  inputs: texts,
})

const schema = z.strictObject({ ...head('networkDiagram'), layers: z.array(layer) })

/** The layers of a network from input to output. */
export type NetworkDiagram = z.infer<typeof schema>

export interface NetworkLayer {
  readonly name: string
  /** Such as `Dense`. */
  readonly type: string
  /** null for what is not known beforehand, as the size of a batch. */
  readonly outputShape: readonly (number | null)[]
  readonly parameters: number
  /** Names of the layers that it takes from; left out: the one before. */
  readonly inputs?: readonly string[]
}

export interface NetworkDiagramOptions extends FigureOptions {
  /** Any order; `layersOf(model)` of `@firstgrad/viz/model` makes them from a model. */
  readonly layers: readonly NetworkLayer[]
}

/**
 * Boxes with types, shapes and parameters, from the top to the bottom.
 *
 * @example
 * ```ts
 * const figure = networkDiagram({
 *   layers: [
 *     { name: 'pixels', type: 'Input', outputShape: [null, 784], parameters: 0 },
 *     { name: 'digits', type: 'Dense', outputShape: [null, 10], parameters: 7850 },
 *   ],
 * })
 * ```
 */
export const networkDiagram = ({ layers, ...options }: NetworkDiagramOptions): NetworkDiagram => {
  const names = new Set(layers.map(({ name }) => name))
  const full = layers.map(({ name, type, outputShape, parameters, inputs }, i) => {
    const taken = inputs ?? (i === 0 ? [] : [(layers[i - 1] as NetworkLayer).name])
    for (const input of taken)
      if (!names.has(input)) throw vizError('viz/unknown-layer', { name, input })
    return { name, type, outputShape, parameters, inputs: taken }
  })
  if (names.size < layers.length) {
    const twice = layers.find(({ name }, i) => layers.findIndex((l) => l.name === name) < i)
    throw vizError('viz/layer-twice', { name: twice?.name ?? '' })
  }
  ranked(full)
  return make(schema, { kind: 'networkDiagram', ...options, layers: full })
}

const sizes = (medium: Medium) => ({
  box: medium.small.line * 2 + 2 * medium.padding,
  gap: medium.small.line * (medium.gapY > 0 ? 1.5 : 1),
})

const shapeText = (shape: readonly (number | null)[]) => {
  const known = shape[0] === null ? shape.slice(1) : shape
  return known.map((n) => n ?? '?').join(' × ') || '—'
}

export const networkDiagramKind: Kind<NetworkDiagram> = {
  schema,
  isRigid: true,
  height({ layers }, _width, medium) {
    const { box, gap } = sizes(medium)
    const ranks = 1 + Math.max(-1, ...ranked(layers).map(({ rank }) => rank))
    return Math.max(medium.small.line, ranks * (box + gap) - gap + 2)
  },
  draw({ layers }, width, _height, medium) {
    const { box, gap } = sizes(medium)
    const { small, gapX, theme } = medium
    const places = ranked(layers)
    const lanes = Math.max(1, ...places.map(({ lanes }) => lanes))
    const boxWidth = Math.max(1, Math.min(300, (width - (lanes - 1) * 2 * gapX) / lanes - 2))
    const at = ({ rank, lane, lanes: beside }: Place) => ({
      x: width / 2 + (lane - (beside - 1) / 2) * (boxWidth + 2 * gapX) - boxWidth / 2,
      y: medium.snap(rank * (box + gap)) + (medium.gapY > 0 ? 1 : 0),
    })
    const w = words(medium.lang)
    const marks: Mark[] = []
    const boxes: Mark[] = []
    const tips: Tip[] = []
    for (const [index, layer] of layers.entries()) {
      const place = places[index] as Place
      const { x, y } = at(place)
      for (const input of layer.inputs) {
        const from = layers.findIndex(({ name }) => name === input)
        const start = places[from] as Place
        const source = at(start)
        const [x0, y0, x1, y1] = [source.x + boxWidth / 2, source.y + box, x + boxWidth / 2, y]
        // A line over several ranks goes around what lies between.
        const isFar = place.rank - start.rank > 1
        const aside = Math.min(
          width - 1,
          width / 2 + (Math.max(1, lanes) / 2) * (boxWidth + 2 * gapX) - gapX / 2,
        )
        const points = isFar
          ? [
              x0,
              y0,
              x0,
              y0 + gap / 2,
              aside,
              y0 + gap / 2,
              aside,
              y1 - gap / 2,
              x1,
              y1 - gap / 2,
              x1,
              y1,
            ]
          : [x0, y0, x0, y0 + gap / 2, x1, y0 + gap / 2, x1, y1]
        marks.push({ type: 'line', points, stroke: theme.axis, width: 1.5 })
        if (medium.gapY > 0)
          marks.push({
            type: 'area',
            rings: [[x1 - 4, y1 - 6, x1 + 4, y1 - 6, x1, y1]],
            fill: theme.axis,
          })
      }
      boxes.push({
        type: 'rect',
        x,
        y,
        width: boxWidth,
        height: box,
        fill: theme.background,
        stroke: theme.axis,
        strokeWidth: 1,
        radius: 5,
      })
      const inner = boxWidth - 2 * gapX
      const shape = shapeText(layer.outputShape)
      const shapeWidth = medium.widthOf(shape, small)
      const fits = shapeWidth + 2 * gapX + medium.widthOf(layer.type, small) <= inner
      const top = y + medium.padding
      const lines: [string, string, 'start' | 'end', number][] = fits
        ? [
            [layer.type, theme.ink, 'start', top],
            [shape, theme.muted, 'end', top],
          ]
        : [[fitted(`${layer.type} ${shape}`, inner, small, medium), theme.ink, 'start', top]]
      const parameters = layer.parameters > 0 ? w.parameters(valueText(layer.parameters)) : ''
      const room = inner - (parameters ? medium.widthOf(parameters, small) + 2 * gapX : 0)
      const name = fitted(layer.name, Math.max(0, room), small, medium)
      const under = top + small.line
      if (name) lines.push([name, theme.muted, 'start', under])
      if (parameters) {
        const fit = fitted(parameters, inner, small, medium)
        lines.push([fit, theme.muted, 'end', under])
      }
      for (const [text, fill, anchor, y] of lines) {
        if (text)
          boxes.push(
            textMark(
              text,
              anchor === 'start' ? x + gapX : x + boxWidth - gapX,
              y,
              small,
              fill,
              anchor,
            ),
          )
      }
      const text = [`${layer.name} (${layer.type})`, shape, parameters].filter(Boolean).join('\n')
      tips.push({ x: x + boxWidth / 2, y: y + box / 2, text: () => text })
    }
    return { marks: [...marks, ...boxes], tips }
  },
  table({ layers }, lang) {
    const w = words(lang)
    return {
      columns: [w.layer, w.type, w.shape, w.parameterCount, w.inputs],
      rows: layers.map((l) => [
        l.name,
        l.type,
        shapeText(l.outputShape),
        l.parameters,
        l.inputs.join(', '),
      ]),
    }
  },
  sentence({ layers }, lang) {
    const total = layers.reduce((sum, l) => sum + l.parameters, 0)
    const heaviest = layers.reduce<(typeof layers)[number] | undefined>(
      (best, l) => (!best || l.parameters > best.parameters ? l : best),
      undefined,
    )
    return words(lang).network(
      layers.length,
      valueText(total),
      heaviest && total > 0
        ? { name: heaviest.name, parameters: valueText(heaviest.parameters) }
        : undefined,
    )
  },
}
