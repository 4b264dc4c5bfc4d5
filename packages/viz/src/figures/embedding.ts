import * as z from 'zod/mini'
import { vizError } from '../errors.js'
import { legend } from '../layout/legend.js'
import { dotOf } from '../layout/series-style.js'
import { extentOf, opened } from '../scales/domain.js'
import { percentText } from '../scales/format.js'
import { makeScale } from '../scales/scale.js'
import type { Mark, Tip } from '../scene/marks.js'
import { classesOf, shapeOfRank } from '../values/cells.js'
import { mustHave } from '../values/lengths.js'
import { type Numbers, numbersOf } from '../values/numbers.js'
import { words } from '../words/words.js'
import type { FigureOptions, Kind } from './kind.js'
import { make } from './make.js'
import { placesOf } from './places.js'
import { principalPlane } from './principal-plane.js'
import { cells, count, head, positive, rule, share, texts } from './schema.js'

const schema = z
  .strictObject({
    ...head('embedding'),
    x: cells,
    y: cells,
    classes: texts,
    labels: z.array(count),
    names: z.optional(texts),
    dimensions: positive,
    /** How much of the variance the plane shows; 1 where the vectors had two numbers. */
    explained: share,
  })
  .check(
    rule(
      (f) =>
        f.x.length === f.y.length &&
        f.labels.length === f.x.length &&
        (f.names?.length ?? f.x.length) === f.x.length,
      'expected x, y, a label and a name for each point',
    ),
  )
  .check(
    rule(
      (f) => f.labels.every((label) => label < f.classes.length),
      'expected labels that have a class',
    ),
  )

/** Vectors as points: what is alike lies together. */
export type Embedding = z.infer<typeof schema>

export interface EmbeddingOptions extends FigureOptions {
  /** Shape `[n, dimensions]`. More than two are turned to the plane of largest variance. */
  readonly vectors: Numbers
  /** The class of each vector; left out: all are one. */
  readonly labels?: Numbers
  readonly classes?: readonly string[]
  /** Told of each point where a pointer comes near it. */
  readonly names?: readonly string[]
}

/**
 * Points without axes: only distances mean something. Principal components stand in for more than
 * two dimensions; give the result of UMAP or t-SNE to see that instead.
 *
 * @example
 * ```ts
 * const figure = embedding({
 *   vectors: [[0, 0, 1], [0, 1, 0], [5, 5, 5]],
 *   labels: [0, 0, 1],
 *   classes: ['cat', 'dog'],
 * })
 * ```
 */
export const embedding = ({
  vectors,
  labels,
  classes = [''],
  ...options
}: EmbeddingOptions): Embedding => {
  const [count, dimensions] = shapeOfRank(vectors, 2, 'vectors', '[n, dimensions]') as [
    number,
    number,
  ]
  const list = labels ? classesOf(labels, 'labels') : new Array<number>(count).fill(0)
  mustHave(count, list, 'labels')
  if (options.names) mustHave(count, options.names, 'names')
  for (const [index, received] of list.entries()) {
    if (received >= classes.length)
      throw vizError('viz/unknown-class', {
        what: 'labels',
        index,
        received,
        classes: classes.length,
      })
  }
  const { x, y, explained } = principalPlane(numbersOf(vectors), count, dimensions)
  return make(schema, {
    kind: 'embedding',
    ...options,
    x,
    y,
    classes,
    labels: list,
    dimensions: Math.max(1, dimensions),
    explained,
  })
}

export const embeddingKind: Kind<Embedding> = {
  schema,
  draw(figure, width, height, medium) {
    const { x, y, labels, classes, names } = figure
    const named = classes.length > 1 ? classes : []
    const key = legend({ swatch: 'dot', labels: named }, width, medium)
    const top = key.height
    const [xs, ys] = [opened(extentOf(x), 0.03), opened(extentOf(y), 0.03)]
    // One scale for both, for distances are what is looked at.
    const unit = Math.min(width / (xs[1] - xs[0]), Math.max(1, height - top) / (ys[1] - ys[0]))
    const middle = { x: width / 2, y: top + (height - top) / 2 }
    const spread = (scale: [number, number], at: number, way: number): [number, number] => {
      const half = ((scale[1] - scale[0]) / 2) * unit * way
      return [at - half, at + half]
    }
    const across = makeScale('linear', xs, spread(xs, middle.x, 1))
    const up = makeScale('linear', ys, spread(ys, middle.y, -1))
    const tips: Tip[] = []
    const dots = placesOf(x.length, (i) => [across.at(x[i]), up.at(y[i])]).map(
      ({ i, px, py }): Mark => {
        const series = labels[i] as number
        const text = () => [names?.[i], classes[series]].filter(Boolean).join('\n') || `#${i}`
        if (tips.length < 5000) tips.push({ x: px, y: py, text })
        return { ...dotOf(series, px, py, medium), opacity: 0.8 }
      },
    )
    return { marks: [...key.marks, ...dots], tips }
  },
  table: ({ x, y, labels, classes, names }, lang) => ({
    columns: [words(lang).name, words(lang).className, 'x', 'y'],
    rows: x.map((v, i) => [
      names?.[i] ?? String(i),
      classes[labels[i] as number] ?? '',
      v,
      y[i] ?? null,
    ]),
  }),
  sentence: ({ x, classes, dimensions, explained }, lang) =>
    words(lang).embedding(x.length, dimensions, classes.filter(Boolean), percentText(explained)),
}
