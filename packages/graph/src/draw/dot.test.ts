import { describe, expect, it } from 'vitest'
import { graph } from '../graph.js'
import { toDot } from './dot.js'

/** Reads DOT back as Graphviz does: `\"` in a string is a quote, all else stays for the label. */
const statements = (dot: string) => {
  const nodes = new Map<string, string>()
  for (const [, id, label] of dot.matchAll(/^ {2}(n\d+) \[label="((?:[^"\\]|\\.)*)"/gm)) {
    nodes.set(id!, label!)
  }
  const edges = [...dot.matchAll(/^ {2}(n\d+) -> (n\d+)( \[style=dashed\])?$/gm)].map(
    ([, from, to, dashed]) =>
      `${nodes.get(from!)?.split('\\n')[0]} ${dashed ? '⇢' : '→'} ${nodes.get(to!)?.split('\\n')[0]}`,
  )
  return { labels: [...nodes.values()], edges }
}

describe('toDot', () => {
  it('writes nodes and edges in the order of inputs', () => {
    const { placeholder, variable, subtract, multiply } = graph()
    const x = placeholder('float32', [null, 3], { name: 'x' })
    const W = variable([1, 2, 3], { name: 'W' })
    const { labels, edges } = statements(toDot(subtract(multiply(W, x), x, { name: 'difference' })))
    expect(labels).toEqual([
      'x\\nPlaceholder · float32 [?,3]',
      'W\\nVariableV2 · float32 [3]',
      'Mul\\nMul · float32 [?,3]',
      'difference\\nSub · float32 [?,3]',
    ])
    expect(edges).toEqual(['W → Mul', 'x → Mul', 'Mul → difference', 'x → difference'])
  })

  it('folds gradients and training steps unless expanded', () => {
    const g = graph()
    const W = g.variable(1, { name: 'W' })
    const step = g.sgd(g.square(W), { learningRate: 0.1 })
    const folded = statements(toDot(step))
    expect(folded.edges).toEqual(['W → gradients', 'gradients → sgd', 'W → sgd'])
    const init = statements(toDot(g.initialize(), { expanded: true }))
    expect(init.edges).toEqual(['W → W/Assign', '1 → W/Assign', 'W/Assign ⇢ init'])
  })

  it('quotes what Graphviz would read as its own', () => {
    const { constant, concat } = graph()
    const label = (text: string) => statements(toDot(constant(text))).labels[0]!.split('\\n')[0]
    // A string is shown as JSON; in DOT its backslashes and quotes are escaped again.
    expect(label('say "hi"')).toBe('\\"say \\\\\\"hi\\\\\\"\\"')
    expect(label('ends in \\')).toBe('\\"ends in \\\\\\\\\\"')
    expect(label('&lt;b&gt;')).toBe('\\"&amp;lt;b&amp;gt;\\"')
    expect(label('图')).toBe('\\"图\\"')
    expect(toDot(constant('line\nbreak')).split('\n')).toHaveLength(7)
    const evil = constant(['a"]; evil [label="'], { name: 'evil' })
    const { labels, edges } = statements(toDot(concat([evil, evil], { axis: 0 })))
    expect(labels).toHaveLength(2)
    expect(edges).toHaveLength(2)
  })

  it('writes an empty graph', () => {
    expect(toDot(graph())).toMatch(/^digraph \{\n(.*\n)+\}\n$/)
    expect(statements(toDot(graph())).labels).toEqual([])
  })

  it('writes ten thousand operations', () => {
    const { placeholder, add } = graph()
    let x = placeholder('float32', [], { name: 'x' })
    for (let i = 0; i < 10_000; i += 1) x = add(x, x)
    expect(statements(toDot(x)).edges).toHaveLength(20_000)
  })

  it('refuses nodes of two graphs', () => {
    expect(() => toDot([graph().constant(1), graph().constant(2)])).toThrow(
      /not made by this graph/,
    )
  })
})
