import type { Builder } from '../building/builder.js'
import { allocate, type DType } from '../dtype.js'
import type { Node } from '../node.js'
import { broadcastPlaces } from '../shapes/broadcast.js'
import { sizeOf, staticShape } from '../shapes/shape.js'
import { Value } from '../value.js'
import { checkFeed, feedOf, type Named } from './feeds.js'
import { copy, type Program } from './interpret.js'
import type { Memory } from './memory.js'
import type { Plan } from './plan.js'

/** Beyond this, JavaScript engines no longer optimise one long function. */
const mostNodes = 2000
/** A call takes 65,535 arguments in V8, and fewer elsewhere. */
const mostInputs = 1000

/** Why a plan cannot be compiled, if it cannot. */
export const obstacle = ({
  order,
}: Plan): { because: 'dynamic-shape' | 'too-large'; name: string } | undefined => {
  const dynamic = order.find(({ shape }) => !staticShape(shape))
  if (dynamic) return { because: 'dynamic-shape', name: dynamic.name }
  const wide = order.find(({ inputs }) => inputs.length > mostInputs)
  if (wide) return { because: 'too-large', name: wide.name }
  if (order.length > mostNodes) return { because: 'too-large', name: order.at(-1)!.name }
  return undefined
}

/**
 * Turns a plan of static shapes into one straight-line JavaScript function.
 *
 * Single numbers live in local variables, arrays in memory that is allocated once. The code calls
 * the same functions that the interpreter calls, so the values are the same to the last bit.
 *
 * `undefined` where a page or process forbids code generation.
 */
export const compile = (build: Builder, memory: Memory<Value>, plan: Plan): Program | undefined => {
  const code = new Code()
  code.bound.other = (name: string, feeds: Named) => checkFeed(build, name, feeds)
  const names = plan.order.filter(({ op }) => op === 'Placeholder').map(({ name }) => name)
  const others = names.map((name) => `name !== ${JSON.stringify(name)}`).join(' && ') || 'true'
  code.lines.push(`for (const name in feeds) if (${others}) other(name, feeds)`)
  for (const node of plan.order) writeNode(code, memory, node)
  const results = plan.fetches.map((node) =>
    isNumber(node) ? boxed(code, node) : `copy(t${node.id})`,
  )
  code.lines.push(`const results = ${results.length ? `[${results.join(', ')}]` : 'none'}`)
  for (const node of plan.assigns) writeStore(code, memory, node)
  return code.finish()
}

/** The lines of a function and the values that they refer to by name. */
class Code {
  readonly bound: Record<string, unknown> = { fround: Math.fround, copy, none: Object.freeze([]) }
  readonly lines: string[] = []

  finish(): Program | undefined {
    const source = [
      `'use strict'`,
      `const { ${Object.keys(this.bound).join(', ')} } = bound`,
      'return (feeds) => {',
      ...this.lines.map((line) => `  ${line}`),
      '  return results',
      '}',
    ].join('\n')
    let make: (bound: unknown) => Program
    try {
      make = new globalThis.Function('bound', source) as typeof make
    } catch (error) {
      // A page's content security policy, or node --disallow-code-generation-from-strings.
      if (error instanceof SyntaxError) throw error
      return undefined
    }
    return make(this.bound)
  }
}

/** Single numbers become local variables. */
const isNumber = ({ dtype, shape }: Node): boolean =>
  dtype !== 'string' && sizeOf(shape as number[]) === 1

const writeNode = (code: Code, memory: Memory<Value>, node: Node): void => {
  if (node.op === 'Placeholder') writePlaceholder(code, node)
  else if (node.op === 'VariableV2') writeRead(code, memory, node)
  else if (node.op === 'Const') writeConstant(code, node)
  else if (node.op === 'Assign' && isNumber(node)) write(code, node, `v${node.inputs[1]!.id}`)
  else if (isSpelledOut(node)) writeElementwise(code, node)
  else writeCall(code, node)
}

/** Declares a number `v12`, or an array `t12` whose elements are `d12`. */
const write = (code: Code, node: Node, expression: string): void => {
  if (isNumber(node)) code.lines.push(`const v${node.id} = ${expression}`)
  else code.lines.push(`const t${node.id} = ${expression}, d${node.id} = t${node.id}.data`)
}

const writePlaceholder = (code: Code, node: Node): void => {
  const { id, dtype, name, shape } = node
  const number = isNumber(node)
  code.bound[`feed${id}`] = (feeds: Named) => {
    const value = feedOf(node, feeds)
    return number ? value.data[0] : value
  }
  if (dtype === 'float32' && shape!.length === 0) {
    code.lines.push(`const f${id} = feeds[${JSON.stringify(name)}]`)
    write(code, node, `typeof f${id} === 'number' ? fround(f${id}) : feed${id}(feeds)`)
  } else write(code, node, `feed${id}(feeds)`)
}

const writeRead = (code: Code, memory: Memory<Value>, node: Node): void => {
  const { id } = node
  code.bound[`cell${id}`] = memory.cell(node)
  code.bound[`missing${id}`] = () => memory.read(node)
  const value = `(cell${id}.value ?? missing${id}())`
  write(code, node, isNumber(node) ? `${value}.data[0]` : value)
}

const writeConstant = (code: Code, node: Node): void => {
  const value = node.attributes.value as Value
  if (isNumber(node)) {
    const number = value.data[0]
    write(code, node, Object.is(number, -0) ? '-0' : String(number))
  } else {
    code.bound[`t${node.id}`] = value
    code.bound[`d${node.id}`] = value.data
  }
}

/** Whether it can be written out: not if strings go in and a single number comes out. */
const isSpelledOut = (node: Node): boolean =>
  node.definition.scalar !== undefined && (!isNumber(node) || node.inputs.every(isNumber))

const writeElementwise = (code: Code, node: Node): void => {
  const { id, inputs, dtype } = node
  const shape = node.shape as number[]
  code.bound[`s${id}`] = node.definition.scalar!(node)
  if (isNumber(node)) {
    write(code, node, `s${id}(${inputs.map((input) => `v${input.id}`).join(', ')})`)
    return
  }
  const elements = inputs.map((input, k) => {
    if (isNumber(input)) return `v${input.id}`
    const places = broadcastPlaces(input.shape as number[], shape)
    if (!places) return `d${input.id}[i]`
    code.bound[`p${id}_${k}`] = places
    return `d${input.id}[p${id}_${k}[i]]`
  })
  const data = allocate(dtype as DType, sizeOf(shape))
  code.bound[`d${id}`] = data
  code.bound[`t${id}`] = new Value(dtype as DType, shape, data)
  code.lines.push(
    `for (let i = 0; i < ${data.length}; i++) d${id}[i] = s${id}(${elements.join(', ')})`,
  )
}

const writeCall = (code: Code, node: Node): void => {
  const { id, inputs, op } = node
  code.bound[`k${id}`] = node.definition.kernel(node)
  // The variable that is assigned to is not read, and may have no value yet.
  const values = inputs.map((input, k) =>
    op === 'Assign' && k === 0
      ? 'undefined'
      : isNumber(input)
        ? boxed(code, input)
        : `t${input.id}`,
  )
  const call = `k${id}(${values.join(', ')})`
  write(code, node, isNumber(node) ? `${call}.data[0]` : call)
}

/** A number as a value of its own. */
const boxed = (code: Code, node: Node): string => {
  const { id, dtype, shape } = node
  code.bound[`box${id}`] = (number: number) => {
    const data = allocate(dtype as DType, 1)
    data[0] = number
    return new Value(dtype as DType, shape as number[], data)
  }
  return `box${id}(v${id})`
}

/** Stores what an assignment has calculated. */
const writeStore = (code: Code, memory: Memory<Value>, node: Node): void => {
  const variable = node.inputs[0]!
  const cell = `cell${variable.id}`
  code.bound[cell] = memory.cell(variable)
  if (!isNumber(node)) {
    code.lines.push(`${cell}.value = t${node.id}`)
    return
  }
  const box = boxed(code, node)
  code.lines.push(
    `if (${cell}.value === undefined) ${cell}.value = ${box}`,
    `else ${cell}.value.data[0] = v${node.id}`,
  )
}
