import * as viz from '../src/index.js'

const range = (n: number) => Array.from({ length: n }, (_, i) => i)

const lists: Readonly<Record<string, readonly number[]>> = {
  none: [],
  one: [3],
  equal: [2, 2, 2, 2],
  zeros: [0, 0, 0],
  tiny: [1e-300, 2e-300, 5e-300],
  denormal: [5e-324, 1e-323, 2e-323],
  huge: [1e300, 2e300, -5e299],
  whole: [-Number.MAX_VALUE, Number.MAX_VALUE],
  apart: [1e-300, 1, 1e300],
  nothing: [Number.NaN, Number.NaN],
  gaps: [1, Number.NaN, 3, Number.POSITIVE_INFINITY, 2, Number.NEGATIVE_INFINITY],
  close: [1, 1 + 1e-15, 1 + 2e-15],
  offset: [1e9 + 0.1, 1e9 + 0.2, 1e9 + 0.3],
  negative: [-3, -2, -1],
  millions: [12_345_678, 23_456_789, 98_765_432],
}

const long = 'a label that goes on and on, for whoever wrote it could not stop writing '.repeat(3)
const longChinese = '这是一个非常非常长的标签，写它的人停不下来，'.repeat(6)
const odd = '<&>"\'`\u0000\u0007\u001b[31m\ud800 é👩‍👩‍👧 ﷽ </script><svg onload=alert(1)>'

/** Figures that ask for trouble: every kind with numbers, texts and sizes that break plots. */
export const hostile = (): [string, viz.Figure][] => {
  const figures: [string, viz.Figure][] = []
  const add = (name: string, make: () => viz.Figure) => figures.push([name, make()])
  for (const [name, y] of Object.entries(lists)) {
    for (const scale of ['linear', 'log', 'time'] as const) {
      add(`line ${name} ${scale}`, () =>
        viz.lineChart({
          title: name,
          x: { label: 'x' },
          y: { label: 'y', scale },
          series: [{ name, y }],
        }),
      )
      add(`line x ${name} ${scale}`, () =>
        viz.lineChart({
          x: { label: 'x', scale },
          series: [{ name, x: y, y: y.map((_, i) => i) }],
        }),
      )
    }
    add(`band ${name}`, () => viz.lineChart({ series: [{ name, y, low: y, high: y }] }))
    add(`scatter ${name}`, () =>
      viz.scatter({
        series: [
          { name, x: y, y },
          { name: 'b', x: y, y },
        ],
      }),
    )
    add(`bar ${name}`, () => viz.bar({ categories: y.map(String), series: [{ name, values: y }] }))
    add(`bar across ${name}`, () =>
      viz.bar({
        horizontal: true,
        categories: y.map(String),
        series: [
          { name, values: y },
          { name: 'b', values: y },
        ],
      }),
    )
    add(`bar stacked ${name}`, () =>
      viz.bar({
        stacked: true,
        categories: y.map(String),
        series: [
          { name, values: y },
          { name: 'b', values: y },
        ],
      }),
    )
    add(`histogram ${name}`, () => viz.histogram({ series: [{ name, values: y }] }))
    add(`heatmap ${name}`, () => viz.heatmap({ values: [y] }))
    add(`heatmap column ${name}`, () => viz.heatmap({ values: y.map((v) => [v]) }))
    add(`imshow ${name}`, () => viz.imshow({ image: y.length === 0 ? [[]] : [y, y] }))
    add(`imshow centred ${name}`, () =>
      viz.imshow({ image: y.length === 0 ? [[]] : [y, y], center: 0 }),
    )
    add(`surface ${name}`, () =>
      viz.lossSurface({
        x: { domain: [0, 1] },
        y: { domain: [0, 1] },
        loss: y.length === 0 ? [[]] : [y, y],
        path: y.map((v) => [v, v]),
      }),
    )
    add(`maps ${name}`, () =>
      viz.featureMaps({ activations: y.length === 0 ? [[[]]] : [y.map((v) => [v, v])] }),
    )
    add(`embedding ${name}`, () =>
      viz.embedding({ vectors: y.length === 0 ? [[]] : y.map((v) => [v, -v, v / 2]) }),
    )
    add(`table ${name}`, () => viz.table({ columns: [name, 'b'], rows: y.map((v) => [v, 'x']) }))
  }
  for (const text of [long, longChinese, odd, '']) {
    const name = text.slice(0, 12)
    const many = range(12).map((i) => `${text}${i}`)
    add(`texts line ${name}`, () =>
      viz.lineChart({
        title: text,
        x: { label: text },
        y: { label: text },
        notes: range(9).map((x) => ({ x: x / 4, label: text })),
        series: many.map((n) => ({ name: n, y: [1, 2, 3] })),
      }),
    )
    add(`texts bar ${name}`, () =>
      viz.bar({
        title: text,
        label: text,
        categories: many,
        series: [{ name: text, values: range(12) }],
      }),
    )
    add(`texts bar across ${name}`, () =>
      viz.bar({
        horizontal: true,
        title: text,
        label: text,
        categories: many,
        series: [{ name: text, values: range(12) }],
      }),
    )
    add(`texts heatmap ${name}`, () =>
      viz.heatmap({
        title: text,
        rowNames: many,
        columnNames: many,
        rowLabel: text,
        columnLabel: text,
        values: range(12).map(() => range(12)),
      }),
    )
    add(`texts confusion ${name}`, () =>
      viz.confusionMatrix({
        title: text,
        classes: many,
        counts: range(12).map((i) => range(12).map((j) => i * j)),
      }),
    )
    add(`texts images ${name}`, () =>
      viz.imageGrid({ title: text, images: many.map(() => [[0, 1]]), captions: many }),
    )
    add(`texts overlay ${name}`, () =>
      viz.overlay({
        title: text,
        image: range(8).map(() => range(8).map((v) => v / 8)),
        boxes: many
          .slice(0, 5)
          .map((label, i) => ({ x: i, y: i, width: 3, height: 3, label, score: 0.5 })),
        keypoints: [{ x: -4, y: 99, label: text }],
      }),
    )
    add(`texts network ${name}`, () =>
      viz.networkDiagram({
        title: text,
        layers: many.map((n) => ({
          name: n,
          type: text,
          outputShape: [null, 1234567, 1234567],
          parameters: 123456789,
        })),
      }),
    )
    add(`texts table ${name}`, () => viz.table({ title: text, columns: many, rows: [many, many] }))
    add(`texts embedding ${name}`, () =>
      viz.embedding({
        title: text,
        vectors: many.map((_, i) => [i, i]),
        classes: many,
        labels: range(12),
        names: many,
      }),
    )
    add(`texts roc ${name}`, () =>
      viz.rocCurve({
        title: text,
        series: many.map((n) => ({ name: n, labels: [0, 1], scores: [0, 1] })),
      }),
    )
    add(`texts subplots ${name}`, () =>
      viz.subplots(2, 3, {
        title: text,
        figures: many
          .slice(0, 5)
          .map((title) =>
            viz.lineChart({ title, x: { label: text }, series: [{ name: title, y: [1, 2] }] }),
          ),
      }),
    )
  }
  add('many categories', () =>
    viz.bar({
      categories: range(500).map((i) => `c${i}`),
      series: [{ name: 'v', values: range(500) }],
    }),
  )
  add('many series', () =>
    viz.lineChart({ series: range(40).map((i) => ({ name: `series ${i}`, y: [i, 40 - i] })) }),
  )
  add('many images', () =>
    viz.imageGrid({
      images: range(150).map(() => [
        [0, 1],
        [1, 0],
      ]),
    }),
  )
  add('many rows', () => viz.table({ columns: ['a'], rows: range(3000).map((i) => [i]) }))
  add('many layers', () =>
    viz.networkDiagram({
      layers: range(60).map((i) => ({
        name: `layer ${i}`,
        type: 'Dense',
        outputShape: [null, 8],
        parameters: 72,
      })),
    }),
  )
  add('wide network', () =>
    viz.networkDiagram({
      layers: range(20).map((i) => ({
        name: `l${i}`,
        type: 'Dense',
        outputShape: [8],
        parameters: 72,
        inputs: i === 0 || i === 19 ? (i === 0 ? [] : range(18).map((k) => `l${k + 1}`)) : ['l0'],
      })),
    }),
  )
  add('wide picture', () => viz.imshow({ image: [range(2000)] }))
  add('high picture', () => viz.imshow({ image: range(2000).map((v) => [v]) }))
  add('long run', () =>
    viz.lineChart({
      series: [
        { name: 'a', y: range(20_000).map((i) => Math.sin(i / 500) + (i === 7777 ? 9 : 0)) },
      ],
    }),
  )
  add('centuries', () =>
    viz.lineChart({ x: { scale: 'time' }, series: [{ name: 'a', x: [-8e15, 8e15], y: [0, 1] }] }),
  )
  add('milliseconds', () =>
    viz.lineChart({ x: { scale: 'time' }, series: [{ name: 'a', x: [0, 3, 7], y: [0, 1, 2] }] }),
  )
  add('no series', () => viz.lineChart({ series: [] }))
  add('no points', () => viz.scatter({ series: [] }))
  add('no bars', () => viz.bar({ categories: [], series: [] }))
  add('no images', () => viz.imageGrid({ images: [] }))
  add('no layers', () => viz.networkDiagram({ layers: [] }))
  add('no rows', () => viz.table({ columns: [], rows: [] }))
  add('no classes', () => viz.confusionMatrix({ classes: [], counts: [] }))
  add('no figures', () => viz.subplots(3, 3, { figures: [] }))
  add('no kernels', () => viz.kernelGrid({ kernels: [] }))
  return figures
}
