import { describe, expect, it } from 'vitest'
import * as viz from '../index.js'

const codeOf = (make: () => unknown) => {
  try {
    make()
    return 'made'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

/** As a tensor of TensorFlow.js. */
const tensor = (shape: number[], values: number[]) => ({
  shape,
  dataSync: () => Float32Array.from(values),
})

describe('numbers', () => {
  it('may be nested arrays, typed arrays, tensors and mixtures', () => {
    const expected = { rows: 2, columns: 2, values: [1, 2, 3, 4] }
    for (const values of [
      [
        [1, 2],
        [3, 4],
      ],
      [Float32Array.of(1, 2), Uint8Array.of(3, 4)],
      tensor([2, 2], [1, 2, 3, 4]),
      { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) },
    ]) {
      expect(viz.heatmap({ values }).grid).toEqual(expected)
    }
    expect(viz.imshow({ image: [[true, false]] }).image).toMatchObject({ values: [1, 0] })
  })
  it('that are none become null, so that JSON keeps them', () => {
    const y = [1, Number.NaN, Number.POSITIVE_INFINITY, 2]
    expect(viz.lineChart({ series: [{ name: 'a', y }] }).series[0]).toEqual({
      name: 'a',
      x: [0, 1, 2, 3],
      y: [1, null, null, 2],
    })
  })
  it.each([
    [() => viz.heatmap({ values: [[1, 2], [3]] }), 'viz/ragged'],
    [() => viz.heatmap({ values: [1, 2] }), 'viz/bad-shape'],
    [() => viz.heatmap({ values: [['a' as never]] }), 'viz/not-numbers'],
    [() => viz.heatmap({ values: 'text' as never }), 'viz/not-numbers'],
    [() => viz.heatmap({ values: null as never }), 'viz/not-numbers'],
    [() => viz.heatmap({ values: [[1]], rowNames: ['a', 'b'] }), 'viz/lengths-differ'],
    [() => viz.heatmap({ values: [[1]], width: 0 }), 'viz/bad-figure'],
    [() => viz.heatmap({ values: [[1]], width: Number.NaN }), 'viz/bad-figure'],
    [() => viz.heatmap({ values: [[1]], vmin: Number.NaN }), 'viz/bad-figure'],
    [() => viz.heatmap({ values: [[1]], cmap: 'jet' as never }), 'viz/bad-figure'],
    [() => viz.heatmap({ values: [[1]], titel: 'x' } as never), 'viz/bad-figure'],
    [() => viz.lineChart({ series: [{ name: 'a', x: [1], y: [1, 2] }] }), 'viz/lengths-differ'],
    [() => viz.lineChart({ series: [{ name: 'a', y: [1, 2], low: [1] }] }), 'viz/lengths-differ'],
    [() => viz.lineChart({ y: { domain: [2, 1] }, series: [] }), 'viz/bad-figure'],
    [() => viz.lineChart({ y: { scale: 'sqrt' as never }, series: [] }), 'viz/bad-figure'],
    [() => viz.scatter({ series: [{ name: 'a', x: [1], y: [] }] }), 'viz/lengths-differ'],
    [() => viz.scatter({ series: [{ name: 'a', x: [1], y: [1], labels: [] }] }), 'viz/bad-figure'],
    [
      () => viz.bar({ categories: ['a'], series: [{ name: 'b', values: [] }] }),
      'viz/lengths-differ',
    ],
    [() => viz.imshow({ image: [[[[1]]]] }), 'viz/bad-shape'],
    [() => viz.imshow({ image: Uint8Array.of(1, 2, 3) }), 'viz/not-a-png'],
    [() => viz.imshow({ image: { data: [1], width: 2, height: 2, channels: 1 } }), 'viz/bad-image'],
    [() => viz.imageGrid({ images: [[[1]]], captions: [] }), 'viz/lengths-differ'],
    [() => viz.imageGrid({ images: [[[1]]], columns: 0 }), 'viz/bad-figure'],
    [() => viz.kernelGrid({ kernels: [[[1]]] }), 'viz/bad-shape'],
    [() => viz.featureMaps({ activations: [[1]] }), 'viz/bad-shape'],
    [() => viz.overlay({ image: [[1]], heat: [1] }), 'viz/bad-shape'],
    [
      () => viz.overlay({ image: [[1]], mask: { values: [[2]], classes: ['a'] } }),
      'viz/unknown-class',
    ],
    [() => viz.overlay({ image: [[1]], opacity: 2 }), 'viz/bad-figure'],
    [
      () =>
        viz.overlay({ image: [[1]], boxes: [{ x: 0, y: 0, width: -1, height: 1, label: 'a' }] }),
      'viz/bad-figure',
    ],
    [() => viz.table({ columns: ['a'], rows: [[1, 2]] }), 'viz/lengths-differ'],
    [() => viz.embedding({ vectors: [1, 2] }), 'viz/bad-shape'],
    [() => viz.embedding({ vectors: [[1, 2]], labels: [1] }), 'viz/unknown-class'],
    [
      () =>
        viz.lossSurface({ x: { domain: [0, 1] }, y: { domain: [0, 1] }, loss: [[1]], path: [1] }),
      'viz/bad-shape',
    ],
    [
      () =>
        viz.lossSurface({
          x: { domain: [0, 1] },
          y: { domain: [0, 1] },
          loss: () => 1,
          resolution: 1,
        }),
      'viz/bad-count',
    ],
    [
      () =>
        viz.decisionBoundary({ classes: ['a'], points: [[0, 0]], labels: [0], predict: () => [0] }),
      'viz/lengths-differ',
    ],
    [
      () =>
        viz.decisionBoundary({
          classes: ['a'],
          points: [[0, 0]],
          labels: [0],
          predict: (_, n) => new Float32Array(n).fill(0.5),
        }),
      'viz/bad-class',
    ],
    [
      () =>
        viz.decisionBoundary({ classes: ['a'], points: [[0]], labels: [0], predict: () => [0] }),
      'viz/bad-shape',
    ],
    [() => viz.subplots(0, 1, { figures: [] }), 'viz/bad-count'],
    [
      () =>
        viz.subplots(1, 1, {
          figures: [viz.table({ columns: [], rows: [] }), viz.table({ columns: [], rows: [] })],
        }),
      'viz/too-many-figures',
    ],
    [() => viz.animation({ frames: [] }), 'viz/empty'],
    [
      () =>
        viz.animation({
          frames: [viz.animation({ frames: [viz.table({ columns: [], rows: [] })] })],
        }),
      'viz/animation-within',
    ],
  ])('%s is %s', (make, code) => expect(codeOf(make)).toBe(code))
})

describe('pictures', () => {
  it('keep their pixels, whether numbers are shares or bytes', () => {
    const shares = viz.imshow({
      image: [
        [
          [1, 0, 0],
          [0, 0.5, 1],
        ],
      ],
    })
    const bytes = viz.imshow({
      image: { data: Uint8Array.of(255, 0, 0, 0, 128, 255), width: 2, height: 1, channels: 3 },
    })
    const floats = viz.imshow({ image: tensor([1, 2, 3], [255, 0, 0, 0, 128, 255]) })
    expect(shares.image).toEqual(bytes.image)
    expect(floats.image).toEqual(bytes.image)
  })
})

describe('networkDiagram', () => {
  const layer = (name: string, inputs?: string[]) => ({
    name,
    type: 'Dense',
    outputShape: [null, 2],
    parameters: 3,
    ...(inputs ? { inputs } : {}),
  })
  it('takes each layer from the one before, if it does not say', () => {
    const figure = viz.networkDiagram({ layers: [layer('a'), layer('b'), layer('c', ['a'])] })
    expect(figure.layers.map(({ inputs }) => inputs)).toEqual([[], ['a'], ['a']])
  })
  it.each([
    [[layer('a', ['x'])], 'viz/unknown-layer'],
    [[layer('a'), layer('a')], 'viz/layer-twice'],
    [[layer('a', ['b']), layer('b', ['a'])], 'viz/circular-layers'],
    [[layer('a', ['a'])], 'viz/circular-layers'],
  ])('refuses %j', (layers, code) =>
    expect(codeOf(() => viz.networkDiagram({ layers }))).toBe(code),
  )
})

describe('kernelGrid', () => {
  it('has a map for each pair of channels, as TensorFlow lays them out', () => {
    // Shape [1, 2, 2, 3]: value = 100 x column + 10 x input + output.
    const kernels = [
      [0, 1].map((x) => [0, 1].map((i) => [0, 1, 2].map((o) => 100 * x + 10 * i + o))),
    ]
    expect(viz.kernelGrid({ kernels }).kernels).toEqual(
      [0, 1, 2].flatMap((output) =>
        [0, 1].map((input) => ({
          input,
          output,
          grid: { rows: 1, columns: 2, values: [10 * input + output, 100 + 10 * input + output] },
        })),
      ),
    )
  })
})

describe('featureMaps', () => {
  it('has a map for each channel', () => {
    const activations = tensor([1, 2, 1, 2], [1, 2, 3, 4])
    expect(viz.featureMaps({ activations }).maps).toEqual([
      { rows: 2, columns: 1, values: [1, 3] },
      { rows: 2, columns: 1, values: [2, 4] },
    ])
  })
})

describe('decisionBoundary', () => {
  it('asks about the middles of cells, row by row from below', () => {
    const asked: number[][] = []
    const figure = viz.decisionBoundary({
      classes: ['low', 'high'],
      points: [
        [0, 0],
        [2, 2],
      ],
      labels: [0, 1],
      resolution: 2,
      x: { domain: [0, 2] },
      y: { domain: [0, 4] },
      predict: (places, count) => {
        for (let i = 0; i < count; i++)
          asked.push([places[2 * i] as number, places[2 * i + 1] as number])
        return [0, 0, 1, 1]
      },
    })
    expect(asked).toEqual([
      [0.5, 1],
      [1.5, 1],
      [0.5, 3],
      [1.5, 3],
    ])
    expect(figure.regions).toEqual([0, 0, 1, 1])
  })
})

describe('lossSurface', () => {
  it('asks about the middles of cells, and takes logarithms of what lies far apart', () => {
    const loss = (x: number, y: number) => 10 ** (x + y)
    const figure = viz.lossSurface({
      x: { domain: [0, 2] },
      y: { domain: [0, 4] },
      loss,
      resolution: 2,
      path: [
        [0, 0],
        [1, 2],
      ],
    })
    expect(figure.grid.values.map((v) => Math.log10(v as number))).toEqual(
      [1.5, 2.5, 3.5, 4.5].map((v) => expect.closeTo(v, 9)),
    )
    expect(figure).toMatchObject({ levels: 'log', path: { x: [0, 1], y: [0, 2] } })
  })
})

describe('what is wrong', () => {
  it.each([
    [{ kind: 'table', version: 1, columns: [3], rows: [] }, 'columns.0 is 3 (expected string)'],
    [
      { kind: 'table', version: 1, columns: [], rows: [], width: 0 },
      'width is 0 (expected 1 at least)',
    ],
    [{ kind: 'table', version: 1, columns: [], rows: [], color: 'red' }, '(unknown: color)'],
    [
      { kind: 'histogram', version: 1, x: { scale: 'root' }, edges: [], series: [] },
      'x.scale is "root" (expected linear, log, time)',
    ],
    [
      { kind: 'scatter', version: 1, x: { domain: [2, 1] }, y: {}, series: [] },
      'x.domain is [2,1] (expected [low, high] with low < high)',
    ],
    [
      { kind: 'imshow', version: 1, image: { rows: 2, columns: 2, values: [1] } },
      'image is {"rows":2,"columns":2,"values":[1]}',
    ],
  ])('is told: %j', (value, words) => {
    expect(() => viz.figureOf(value)).toThrow(words)
  })
})

describe('figureOf', () => {
  it.each([
    [null, 'kind'],
    [3, 'kind'],
    [{}, 'kind'],
    [{ kind: 'toString' }, 'kind'],
    [{ kind: 'table' }, 'version'],
    [{ kind: 'table', version: 2, columns: [], rows: [] }, 'version'],
    [{ kind: 'table', version: 1, columns: ['a'], rows: [[{}]] }, 'rows.0.0'],
    [{ kind: 'table', version: 1, columns: ['a'], rows: [[]] }, 'figure'],
    [{ kind: 'table', version: 1, columns: [], rows: [], colour: 'red' }, 'figure'],
    [
      {
        kind: 'subplots',
        version: 1,
        rows: 1,
        columns: 1,
        figures: [{ kind: 'table', version: 1, columns: 3, rows: [] }],
      },
      'figures.0.columns',
    ],
    [
      { kind: 'animation', version: 1, secondsPerFrame: 1, frames: [{ kind: 'nothing' }] },
      'frames.0.kind',
    ],
    [{ kind: 'imshow', version: 1, image: { width: 1, height: 1, png: '!' } }, 'image.png'],
  ])('of %j names %s', (value, path) => {
    expect(() => viz.figureOf(value)).toThrow(
      expect.objectContaining({
        code: 'viz/bad-figure',
        details: expect.objectContaining({ path }),
      }),
    )
  })
})
