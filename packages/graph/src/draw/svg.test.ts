import { describe, expect, it } from 'vitest'
import { graph } from '../graph.js'
import type { Node } from '../node.js'
import { toSVG } from './svg.js'
import { textWidth } from './text-width.js'

const lineFit = () => {
  const g = graph()
  const { placeholder, variable, multiply, add, subtract, square, div, sgd, initialize } = g
  const x = placeholder('float32', [], { name: 'x' })
  const y = placeholder('float32', [], { name: 'y' })
  const W = variable(0.1, { name: 'W' })
  const b = variable(0.1, { name: 'b' })
  const prediction = add(multiply(W, x), b, { name: 'prediction' })
  const cost = div(square(subtract(prediction, y)), 34, { name: 'cost' })
  const step = sgd(cost, { learningRate: 0.02 })
  return { g, x, y, W, b, prediction, cost, step, init: initialize() }
}

const perceptron = () => {
  const g = graph()
  const images = g.placeholder('float32', [null, 784], { name: '图像' })
  const labels = g.placeholder('float32', [null, 10], { name: '标签' })
  let layer: Node<'float32'> = images
  let inputs = 784
  for (const [i, outputs] of [256, 512, 10].entries()) {
    const weights = g.variable(g.randomNormal([inputs, outputs], { seed: i }), {
      name: `layer${i}/weights`,
    })
    const bias = g.variable(g.zeros([outputs]), { name: `layer${i}/偏置` })
    layer = g.add(g.matmul(layer, weights), bias)
    if (i < 2) layer = g.relu(layer)
    inputs = outputs
  }
  const loss = g.reduceMean(g.softmaxCrossEntropyWithLogits({ labels, logits: layer }), {
    name: 'loss',
  })
  const step = g.adam(loss, { learningRate: 0.001 })
  return { g, loss, step }
}

interface Drawn {
  readonly rects: { x: number; y: number; width: number; height: number }[]
  readonly texts: { x: number; y: number; text: string; size: number; middle: boolean }[]
  readonly width: number
  readonly height: number
}

const attribute = (element: string, name: string): string =>
  new RegExp(` ${name}="([^"]*)"`).exec(element)?.[1] ?? ''

const withoutEntities = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

/** Reads a picture back: every rectangle and text, in the coordinates of its own group. */
const read = (svg: string): Drawn => ({
  rects: [...svg.matchAll(/<rect [^>]*>/g)].map(([rect]) => ({
    x: Number(attribute(rect, 'x')),
    y: Number(attribute(rect, 'y')),
    width: Number(attribute(rect, 'width')),
    height: Number(attribute(rect, 'height')),
  })),
  texts: [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, head, text]) => ({
    x: Number(attribute(head!, 'x')),
    y: Number(attribute(head!, 'y')),
    text: withoutEntities(text!),
    size: attribute(head!, 'class') === 'heading' ? 13 : 11,
    middle: attribute(head!, 'text-anchor') === 'middle',
  })),
  width: Number(attribute(svg, 'width')),
  height: Number(attribute(svg, 'height')),
})

const headings = (svg: string) =>
  [...svg.matchAll(/class="heading"[^>]*>([^<]*)</g)].map(([, text]) => withoutEntities(text!))

/** The outer rectangle and the texts of each box. */
const nodesOf = (svg: string) =>
  [...svg.matchAll(/<g class="node">.*?<\/g>/g)].map(([node]) => read(node))

describe('toSVG', () => {
  it('names every node of the line fit, with dtypes and shapes', () => {
    const { cost } = lineFit()
    const svg = toSVG(cost)
    expect(headings(svg).sort()).toEqual(
      ['34', 'Mul', 'Square', 'Sub', 'W', 'b', 'cost', 'prediction', 'x', 'y'].sort(),
    )
    expect(svg).toContain('>AddV2 · float32 []</text>')
    expect(svg).toContain('>float32 []</text>')
  })

  it('is the picture in the README', async () => {
    const { cost, step } = lineFit()
    await expect(toSVG({ cost, step })).toMatchFileSnapshot('../../line-fit.svg')
  })

  it('draws only what the nodes need, and their gradients as one box', () => {
    const { g, prediction, step } = lineFit()
    expect(headings(toSVG(prediction)).sort()).toEqual(['Mul', 'W', 'b', 'prediction', 'x'].sort())
    expect(headings(toSVG({ step }))).toContain('gradients')
    expect(headings(toSVG(step))).not.toContain('cost')
    // Of the whole graph too; what only initializes is left out.
    expect(headings(toSVG(g))).toEqual(expect.arrayContaining(['gradients', 'sgd', 'cost']))
    expect(headings(toSVG(g))).not.toContain('init')
    const all = headings(toSVG(g, { expanded: true }))
    expect(all).toEqual(expect.arrayContaining(['init', 'W/Assign', 'sgd', 'sgd/Assign']))
    expect(all).toHaveLength(g.nodes.length)
    expect(all).not.toContain('gradients')
  })

  it('draws an initialization when it is asked for', () => {
    expect(headings(toSVG(lineFit().init)).sort()).toEqual(['W', 'b', 'init'])
  })

  it.each([
    ['line fit', () => toSVG(lineFit().g)],
    ['line fit, expanded', () => toSVG(lineFit().g, { expanded: true })],
    ['perceptron', () => toSVG(perceptron().g)],
    [
      'perceptron, expanded, 中文',
      () => toSVG(perceptron().g, { expanded: true, language: 'zh-CN' }),
    ],
    ['loss alone', () => toSVG(perceptron().loss, { language: 'zh-CN' })],
  ])('keeps texts in boxes, boxes apart, and all in the picture: %s', (_, draw) => {
    const svg = draw()
    const { width, height } = read(svg)
    const boxes = nodesOf(svg).map(({ rects, texts }) => {
      const left = Math.min(...rects.map(({ x }) => x))
      const top = Math.min(...rects.map(({ y }) => y))
      const right = Math.max(...rects.map((rect) => rect.x + rect.width))
      const bottom = Math.max(...rects.map((rect) => rect.y + rect.height))
      for (const { x, y, text, size } of texts) {
        const half = textWidth(text, size) / 2
        expect(x - half).toBeGreaterThan(left + 8)
        expect(x + half).toBeLessThan(right - 8)
        expect(y - size).toBeGreaterThan(top)
        expect(y).toBeLessThan(bottom - 4)
      }
      return { left, top, right, bottom }
    })
    // Boxes are drawn 24 px inside.
    for (const [i, a] of boxes.entries()) {
      expect(a.left).toBeGreaterThanOrEqual(0)
      expect(a.top).toBeGreaterThanOrEqual(0)
      expect(a.right + 48).toBeLessThanOrEqual(width + 0.1)
      expect(a.bottom + 48).toBeLessThanOrEqual(height + 0.1)
      for (const b of boxes.slice(0, i)) {
        const apart =
          a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
        expect(apart).toBe(true)
      }
    }
    for (const { x, text, middle } of read(svg).texts) {
      if (!middle) expect(24 + x + textWidth(text, 11)).toBeLessThan(width)
    }
  })

  it('tells kinds apart and explains those that it shows', () => {
    const svg = toSVG(lineFit().cost)
    for (const kind of ['placeholder', 'variable', 'constant', 'operation']) {
      expect(svg).toContain(`class="box ${kind}"`)
    }
    expect(svg).toContain('>placeholder: fed at each run<')
    expect(svg).not.toContain('>several operations in one box<')
    expect(toSVG(lineFit().cost, { language: 'zh-CN' })).toContain('>占位符：每次运行时喂入<')
  })

  it('follows light and dark, and speaks to screen readers', () => {
    const svg = toSVG(lineFit().cost)
    expect(svg).toContain('@media (prefers-color-scheme:dark)')
    expect(svg).toContain('role="img"')
    expect(svg).toContain('<title>Computation graph of 10 operations</title>')
    expect(svg).toContain('prediction: AddV2 (Mul, b), float32 [].')
    expect(toSVG(perceptron().loss, { language: 'zh-CN' })).toContain('<title>计算图，共 ')
    // Styles must not leak into the page around an inline picture.
    const rules = /<style>(.*?)<\/style>/s.exec(svg)![1]!.replace(/@media [^{]*\{/, '')
    for (const rule of rules.split('}').map((text) => text.trim())) {
      if (rule) expect(rule).toMatch(/^\.firstgrad-graph/)
    }
  })

  it('draws an empty graph as an empty picture', () => {
    expect(toSVG(graph())).toContain('<title>An empty graph</title>')
    expect(toSVG([])).toContain('viewBox="0 0 48 48"')
  })

  it('escapes what a constant holds', () => {
    const { constant } = graph()
    const hostile = '</text><script>alert("1")</script>&amp;\u0000\ud800]]>'
    const svg = toSVG(constant(hostile))
    expect(svg).not.toContain('<script')
    // Neither is allowed in XML, escaped or not.
    expect([...svg].filter((c) => /[\p{Cs}\p{Cc}]/u.test(c) && c !== '\n')).toEqual([])
    expect(headings(svg)[0]).toMatch(/^"<\/text><script>.*…/)
  })

  it('escapes names, whatever they have become', () => {
    const { placeholder } = graph()
    const renamed = Object.assign(placeholder('float32', []), { name: '<b a="&">\u0007\udc00' })
    const svg = toSVG(renamed)
    expect(svg).toContain('<title>&lt;b a=&quot;&amp;&quot;&gt;\ufffd\ufffd · Placeholder')
    expect(headings(svg)).toEqual(['<b a="&">\ufffd\ufffd'])
  })

  it('shortens a long name, which stays whole in its title', () => {
    const { placeholder } = graph()
    const name = `layer/${'very_long_'.repeat(20)}name`
    const svg = toSVG(placeholder('float32', [], { name }))
    expect(headings(svg)[0]).toMatch(/^layer\/.*….*name$/)
    expect(svg).toContain(`<title>${name} · Placeholder · float32 []</title>`)
    expect(read(svg).width).toBeLessThan(320)
  })

  it('shows unknown lengths and the types of two outputs', () => {
    const { placeholder, unique, add } = graph()
    const { y, idx } = unique(placeholder('string', [null], { name: 'words' }))
    expect(toSVG([y, idx])).toContain('>string [?], int32 [?]<')
    expect(toSVG(y)).toContain('>string [?]<')
    const anything = placeholder('float32', null, { name: 'anything' })
    expect(toSVG(add(anything, 1))).toContain('>float32 […]<')
  })

  it('draws an arrow for each input, the same node twice too', () => {
    const { placeholder, multiply } = graph()
    const x = placeholder('float32', [], { name: 'x' })
    const svg = toSVG(multiply(x, x))
    expect(/class="tip" d="([^"]*)"/.exec(svg)![1]!.match(/M/g)).toHaveLength(2)
  })

  it('refuses what is no part of one graph', () => {
    const foreign = graph().constant(1)
    const code = (draw: () => unknown) => {
      try {
        draw()
      } catch (error) {
        return (error as { code?: string }).code
      }
      return undefined
    }
    expect(code(() => toSVG([lineFit().cost, foreign]))).toBe('graph/foreign-node')
    for (const wrong of [null, undefined, 3, 'cost', [null], { cost: 3 }, [undefined]]) {
      expect(code(() => toSVG(wrong as never))).toBe('graph/not-a-node')
    }
  })

  it('refuses a graph that somebody has bent into a circle', () => {
    const { placeholder, add } = graph()
    const a = add(placeholder('float32', []), 1, { name: 'a' })
    const b = add(a, 1, { name: 'b' })
    Object.assign(a, { inputs: [b, b] })
    expect(() => toSVG(b)).toThrow('The graph runs in a circle: b → a → b.')
  })

  it('draws a thousand operations, and says so when there are too many', () => {
    const { placeholder, add } = graph()
    let x = placeholder('float32', [], { name: 'x' })
    for (let i = 0; i < 1000; i += 1) x = add(x, 1)
    expect(headings(toSVG(x))).toHaveLength(2001)
    for (let i = 0; i < 2000; i += 1) x = add(x, 1)
    expect(() => toSVG(x)).toThrow(/A picture of these 6001 operations would be too large/)
  })
})
