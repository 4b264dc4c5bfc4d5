import type { PartOfGraph } from '../reachable.js'
import { type BoxKind, type DrawOptions, pictureOf } from './picture.js'

const looks: Readonly<Record<BoxKind, string>> = {
  placeholder: 'shape=box, style="rounded,filled,bold", fillcolor="#e3f0ff", color="#2f7dd1"',
  variable: 'shape=cylinder, style=filled, fillcolor="#fff1dc", color="#d9822b"',
  constant: 'shape=box, style="filled,dashed", fillcolor="#f3f4f6", color="#6b7686"',
  operation: 'shape=box, style="rounded,filled", fillcolor="#ffffff", color="#5b6b80"',
  action: 'shape=octagon, style=filled, fillcolor="#e2f6ea", color="#23884d"',
  scope: 'shape=box3d, style=filled, fillcolor="#f2ebff", color="#7c4dd0"',
}

/**
 * A graph as text for Graphviz: `dot -Tsvg graph.dot`.
 *
 * @param what a graph, or the nodes of interest: these and all they are calculated from are drawn
 * @returns a `digraph` with one statement a line, from left to right in the order of building
 * @throws graph/not-a-node, graph/foreign-node
 * @example
 * ```ts
 * const { placeholder, square } = graph()
 * const x = placeholder('float32', [], { name: 'x' })
 * console.log(toDot(square(x)))
 * ```
 */
export const toDot = (what: PartOfGraph, options: DrawOptions = {}): string => {
  const { boxes, arrows } = pictureOf('toDot', what, options)
  const lines = boxes.map(({ kind, heading, name, op, types, members }, box) => {
    const detail = kind === 'scope' ? `× ${members}` : `${op}${types && ` · ${types}`}`
    const label = `${quote(heading)}\\n${quote(detail)}`
    return `  n${box} [label="${label}", tooltip="${quote(name)}", ${looks[kind]}]`
  })
  for (const { from, to, control } of arrows) {
    lines.push(`  n${from} -> n${to}${control ? ' [style=dashed]' : ''}`)
  }
  const defaults = [
    '  rankdir=LR',
    '  node [fontname="Menlo,Consolas,DejaVu Sans Mono,monospace", fontsize=11]',
    '  edge [color="#7b8794", arrowsize=0.7]',
  ]
  return `digraph {\n${[...defaults, ...lines].join('\n')}\n}\n`
}

/**
 * Inside a quoted label Graphviz reads backslashes as escapes and `&name;` as entities; control
 * characters and lone surrogates have no picture.
 */
const quote = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Surrogate}]/gu, '\u{FFFD}')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('&', '&amp;')
