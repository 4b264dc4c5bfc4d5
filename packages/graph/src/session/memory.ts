import type { Builder } from '../building/builder.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'

/** Where a session keeps the value of one variable. */
export interface Cell<V> {
  /** Never shared: whoever puts a value in gives it away. */
  value: V | undefined
}

/** The variables of one session. */
export class Memory<V> {
  private readonly cells = new Map<Node, Cell<V>>()

  constructor(private readonly build: Builder) {}

  /** The cell of a variable, made when first asked for. */
  cell(variable: Node): Cell<V> {
    let cell = this.cells.get(variable)
    if (!cell) {
      cell = { value: undefined }
      this.cells.set(variable, cell)
    }
    return cell
  }

  /** The value of a variable, which must have one by now. */
  read(variable: Node): V {
    const { value } = this.cell(variable)
    if (value === undefined) throw graphError('graph/uninitialized', { name: variable.name })
    return value
  }

  /** All variables that have a value, in order of creation. */
  filled(): [Node, V][] {
    return variablesOf(this.build).flatMap((node) => {
      const value = this.cells.get(node)?.value
      return value === undefined ? [] : [[node, value]]
    })
  }

  clear(): void {
    this.cells.clear()
  }
}

export const variablesOf = (build: Builder): Node[] =>
  build.nodes.filter(({ op }) => op === 'VariableV2')
