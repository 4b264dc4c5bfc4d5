import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import * as viz from '../index.js'

const attribute = (tag: string, name: string) =>
  Number(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1])
const tagsOf = (svg: string, name: string) => svg.match(new RegExp(`<${name}[ >][^>]*>`, 'g')) ?? []

describe('toSVG', () => {
  it('draws bars as long as their values', () => {
    const svg = viz.toSVG(
      viz.bar({ categories: ['a', 'b', 'c'], series: [{ name: 's', values: [1, 4, -2] }] }),
    )
    const bars = tagsOf(svg, 'rect').filter((tag) => tag.includes('#2f6bd8'))
    const [a, b, c] = bars.map((tag) => attribute(tag, 'height')) as [number, number, number]
    expect(b / a).toBeCloseTo(4, 1)
    expect(c / a).toBeCloseTo(2, 1)
    // What is below zero begins where what is above it ends.
    const [, up, down] = bars.map((tag) => attribute(tag, 'y')) as [number, number, number]
    expect(up + b).toBeCloseTo(down, 1)
  })
  it('draws a line through its points and lifts the pen at a gap', () => {
    const svg = viz.toSVG(
      viz.lineChart({ series: [{ name: 's', x: [0, 1, 2, 3, 4], y: [0, 1, Number.NaN, 0, 1] }] }),
    )
    const path = /<path d="([^"]*)"[^>]*stroke="#2f6bd8"/.exec(svg)?.[1] ?? ''
    const points = path
      .split(/[ML]/)
      .slice(1)
      .map((p) => p.split(',').map(Number) as [number, number])
    expect(path.match(/M/g)).toHaveLength(2)
    const [p0, p1, p3, p4] = points as [number, number][] as [
      [number, number],
      [number, number],
      [number, number],
      [number, number],
    ]
    expect(p3[0] - p0[0]).toBeCloseTo(3 * (p1[0] - p0[0]), 1)
    expect([p0[1], p1[1]]).toEqual([p3[1], p4[1]])
  })
  it('colours pixels by their values', () => {
    const svg = viz.toSVG(viz.imshow({ image: [[0, 1, Number.NaN]], cmap: 'gray' }))
    const png =
      /<image x="[\d.]+" y="[\d.]+" width="[\d.]+"[^>]*base64,([^"]*)"/.exec(svg)?.[1] ?? ''
    const { data, width } = decode(Buffer.from(png, 'base64'))
    expect(width).toBe(3)
    expect(Array.from(data)).toEqual([0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 0])
  })
  it('puts the center into the middle of the map', () => {
    const svg = viz.toSVG(viz.imshow({ image: [[-1, 0, 4]], center: 0 }))
    const png = /base64,([^"]*)"/.exec(svg)?.[1] ?? ''
    const { data } = decode(Buffer.from(png, 'base64'))
    const [negative, zero, positive] = [0, 1, 2].map((i) =>
      Array.from(data.subarray(i * 4, i * 4 + 3)),
    ) as [number[], number[], number[]]
    expect(Math.min(...zero)).toBeGreaterThan(235)
    expect(positive[0]).toBeGreaterThan(positive[2] as number)
    // A quarter of the way to blue, since 4 is four times as far.
    expect(negative[2]).toBeGreaterThan(negative[0] as number)
    expect(Math.min(...negative)).toBeGreaterThan(150)
  })
  it('says who it is to those who do not see it, and lets no text out of its place', () => {
    const svg = viz.toSVG(
      viz.lineChart({ title: '<script>&"\'', series: [{ name: 'a', y: [1, 2] }] }),
      { lang: 'zh-CN' },
    )
    expect(svg).toContain('<title>&#60;script&#62;&#38;&#34;&#39;</title>')
    expect(svg).toContain('<desc>折线图：a 从 0 处的 1 变到 1 处的 2')
    expect(svg).toContain('role="img"')
    expect(svg).not.toContain('<script')
  })
  it('stands beside others in a page: equal names mean equal things', () => {
    const charts = [
      viz.lineChart({ series: [{ name: 'a', y: [1, 2] }] }),
      viz.histogram({ series: [{ name: 'a', values: [1, 2] }] }),
    ]
    const clips = new Map<string, string>()
    for (const svg of charts.map((chart) => viz.toSVG(chart))) {
      for (const [, id, clip] of svg.matchAll(/<clipPath id="([^"]*)">(.*?)<\/clipPath>/g)) {
        expect(clips.get(id as string) ?? clip).toBe(clip)
        clips.set(id as string, clip as string)
        expect(svg).toContain(`url(#${id})`)
      }
    }
    expect(clips.size).toBe(2)
  })
  it('shows the frames of a film one after the other, and the last where nothing moves', () => {
    const frame = (y: number) => viz.lineChart({ series: [{ name: 'a', y: [y] }] })
    const svg = viz.toSVG(
      viz.animation({ frames: [frame(1), frame(2), frame(3)], secondsPerFrame: 0.5 }),
    )
    expect(
      tagsOf(svg, 'g')
        .filter((tag) => tag.includes('data-frame'))
        .map((tag) => /display="(\w+)"/.exec(tag)?.[1]),
    ).toEqual(['none', 'none', 'inline'])
    expect(
      tagsOf(svg, 'animate').map((tag) =>
        /dur="([^"]*)" values="([^"]*)" keyTimes="([^"]*)"/.exec(tag)?.slice(1),
      ),
    ).toEqual([
      ['1.5s', 'inline;none', '0;0.333333'],
      ['1.5s', 'none;inline;none', '0;0.333333;0.666667'],
      ['1.5s', 'none;inline', '0;0.666667'],
    ])
  })
  it('thins a long line and keeps its extremes', () => {
    const y = Array.from(
      { length: 100_000 },
      (_, i) => Math.sin(i / 1000) + (i === 54_321 ? 20 : 0),
    )
    const svg = viz.toSVG(viz.lineChart({ series: [{ name: 'a', y }] }))
    expect(svg.length).toBeLessThan(60_000)
    expect(viz.summary(viz.lineChart({ series: [{ name: 'a', y }] }))).toMatch(
      /highest (19|20|21)(\.\d+)? at 54,321/,
    )
  })
})

describe('every face', () => {
  it.each([viz.toSVG, viz.toHTML, viz.toTable, viz.summary])(
    '%o refuses what is no figure',
    (face) => {
      for (const value of [{}, null, { kind: 'pie' }]) {
        expect(() => face(value as never)).toThrow(
          expect.objectContaining({ code: 'viz/bad-figure' }),
        )
      }
    },
  )
})

describe('toTable', () => {
  it('has a row for each x and a column for each series', () => {
    const figure = viz.lineChart({
      x: { label: 'epoch' },
      series: [
        { name: 'a', y: [1, Number.NaN] },
        { name: 'b', y: [3, 4] },
      ],
    })
    expect(viz.toTable(figure)).toEqual({
      columns: ['epoch', 'a', 'b'],
      rows: [
        [0, 1, 3],
        [1, null, 4],
      ],
    })
  })
  it('has a row for each point where series have their own x', () => {
    const figure = viz.lineChart({
      x: { scale: 'time' },
      series: [
        { name: 'a', x: [0], y: [1] },
        { name: 'b', x: [86_400_000], y: [3] },
      ],
    })
    expect(viz.toTable(figure, { lang: 'zh-CN' })).toEqual({
      columns: ['系列', 'x', '值'],
      rows: [
        ['a', '1970-01-01', 1],
        ['b', '1970-01-02', 3],
      ],
    })
  })
})

describe('summary', () => {
  const confusion = viz.confusionMatrix({
    classes: ['cat', 'dog'],
    counts: [
      [8, 2],
      [1, 9],
    ],
  })
  it.each([
    [
      confusion,
      'A confusion matrix: 17 of 20 examples are right (85%); the most common mistake takes cat for dog (2 times).',
      '混淆矩阵：20 个样本中 17 个正确（85%）；最常见的错误是把“cat”当成“dog”（2 次）。',
    ],
    [
      viz.bar({ categories: ['a', 'b'], series: [{ name: 's', values: [3, 1] }] }),
      'A bar chart of 2 categories: s is highest for a (3) and lowest for b (1).',
      '条形图，2 个类目：s 在“a”上最高（3），在“b”上最低（1）。',
    ],
    [
      viz.lineChart({ series: [{ name: 's', y: [2, Number.NaN, 1] }] }),
      'A line chart: s goes from 2 at 0 to 1 at 2 (lowest 1 at 2, highest 2 at 0), with 1 gap.',
      '折线图：s 从 0 处的 2 变到 2 处的 1（最低 1，在 2；最高 2，在 0），有 1 处缺失。',
    ],
    [
      viz.heatmap({
        values: [
          [1, Number.NaN],
          [3, 2],
        ],
      }),
      'A map of 2 x 2 cells: lowest 1 at (0, 0), highest 3 at (1, 0); 1 cell is no number.',
      '2 x 2 个格子的图：最小 1，在（0, 0）；最大 3，在（1, 0）；1 个格子不是数。',
    ],
    [
      viz.networkDiagram({
        layers: [{ name: 'a', type: 'Dense', outputShape: [2], parameters: 6 }],
      }),
      'A network of 1 layer with 6 parameters, most of them in a (6).',
      '1 层的网络，共 6 个参数，其中最多的在 a（6 个）。',
    ],
    [
      viz.table({ columns: ['a', 'b'], rows: [] }),
      'A table of 0 rows: a, b.',
      '0 行的表格：a、b。',
    ],
  ])('is true in both languages', (figure, en, zh) => {
    expect(viz.summary(figure)).toBe(en)
    expect(viz.summary(figure, { lang: 'zh-CN' })).toBe(zh)
  })
})

describe('toHTML', () => {
  const evil = '</script><script>alert(1)</script>'
  const html = viz.toHTML([viz.lineChart({ title: evil, series: [{ name: evil, y: [1, 2] }] })], {
    title: evil,
    footer: { seed: 7, [evil]: evil },
  })
  it('needs no network', () => {
    const addresses = html.match(/(https?:)?\/\/[\w.-]+\.\w+[^\s"'<]*/g) ?? []
    expect([...new Set(addresses)]).toEqual(['http://www.w3.org/2000/svg'])
    expect(html).not.toMatch(/<(link|iframe|img)\b|@import|\bimport\(/)
  })
  it('lets no text become a script', () => {
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="application/json">', '<script>'])
    expect(html).toContain('seed: 7')
  })
  it('has the figures within, to be drawn again', () => {
    const json = /<script type="application\/json">(.*?)<\/script>/s.exec(html)?.[1] ?? ''
    expect(viz.figureOf(JSON.parse(json).figure)).toMatchObject({
      title: evil,
      series: [{ y: [1, 2] }],
    })
  })
  it('is light or dark as it is told, and in the language of its words', () => {
    const figure = viz.table({ columns: ['a'], rows: Array.from({ length: 501 }, (_, i) => [i]) })
    const page = viz.toHTML(figure, { theme: 'dark', lang: 'zh-CN' })
    expect(page).toContain('<html lang="zh-CN" data-theme="dark">')
    expect(page).toContain('共 501 行，这里是前 500 行。')
  })
})
