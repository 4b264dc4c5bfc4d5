import type * as tfjs from '@tensorflow/tfjs-core'
import type { DataOf, DType } from '../dtype.js'
import type { Node } from '../node.js'
import type { TensorFlow } from '../ops/definition.js'
import { Value } from '../value.js'
import { copy } from './interpret.js'
import { Memory } from './memory.js'
import type { Plan } from './plan.js'

/** A value of a run: here, on the engine, or in both places. */
export interface Held {
  here?: Value
  there?: tfjs.Tensor
}

/** The variables of a session, as tensors that it owns. */
export class TensorMemory extends Memory<tfjs.Tensor> {
  replace(variable: Node, tensor: tfjs.Tensor): void {
    const cell = this.cell(variable)
    cell.value?.dispose()
    cell.value = tensor
  }
}

export const upload = (tf: TensorFlow, { dtype, shape, data }: Value): tfjs.Tensor =>
  // Engines know no int16: it travels as int32 and is calculated here.
  tf.keep(
    dtype === 'int16'
      ? tf.tensor(Int32Array.from(data as Int16Array), [...shape], 'int32')
      : tf.tensor(data as Float32Array, [...shape], dtype),
  )

/** Never by dataSync, which WebGPU refuses. */
export const download = async (node: Node, tensor: tfjs.Tensor): Promise<Value> => {
  const dtype = node.dtype as DType
  const data: unknown = await tensor.data()
  const elements = dtype === 'int16' ? Int16Array.from(data as Int32Array) : data
  return new Value(dtype, tensor.shape, elements as DataOf[DType])
}

interface Surroundings {
  readonly memory: TensorMemory
  /** Constants that stay on the engine from run to run. */
  readonly constants: Map<Node, tfjs.Tensor>
  readonly plan: Plan
  readonly fed: ReadonlyMap<Node, Held>
}

/** One run. However it ends, it has disposed of every tensor that it made. */
export class TensorFlowRun {
  private readonly held: Map<Node, Held>
  /** How many nodes still need each value. */
  private readonly uses = new Map<Node, number>()
  private readonly needed = new Set<Node>()

  constructor(
    private readonly tf: TensorFlow,
    private readonly at: Surroundings,
  ) {
    const { order, fetches, assigns } = at.plan
    this.held = new Map(at.fed)
    for (const node of [...fetches, ...assigns]) this.use(node, 1)
    for (const node of order) {
      for (const input of read(node)) this.use(input, 1)
      // What only initializes is not worth keeping on the engine.
      if (node.op !== 'Assign') for (const input of node.inputs) this.needed.add(input)
    }
  }

  /** The values of the fetches; all assignments are done. */
  async finish(): Promise<Map<Node, Value>> {
    const { plan, memory } = this.at
    try {
      for (const node of plan.order) {
        if (node.op !== 'Placeholder') this.held.set(node, await this.calculate(node))
        for (const input of read(node)) if (this.use(input, -1) === 0) this.release(input)
      }
      const results = new Map<Node, Value>()
      for (const node of plan.fetches) results.set(node, copy(await this.here(node)))
      const tensors = plan.assigns.map((node) => this.there(node))
      plan.assigns.forEach((node, i) => {
        this.held.delete(node)
        memory.replace(node.inputs[0] as Node, tensors[i]!)
      })
      return results
    } finally {
      for (const node of [...this.held.keys()]) this.release(node)
    }
  }

  private use(node: Node, change: number): number {
    const uses = (this.uses.get(node) ?? 0) + change
    this.uses.set(node, uses)
    return uses
  }

  private async calculate(node: Node): Promise<Held> {
    const { definition, op } = node
    if (op === 'VariableV2') return { there: this.at.memory.read(node) }
    if (op === 'Const') return { here: node.attributes.value as Value, ...this.kept(node) }
    const inputs = read(node)
    if (definition.tfjs && this.fitsEngine(node, inputs)) {
      definition.checkShapes?.(
        node,
        inputs.map((input) => this.shapeOf(input)),
      )
      const tensors = inputs.map((input) => this.there(input))
      return { there: this.onEngine(node, tensors) }
    }
    const values = await Promise.all(inputs.map((input) => this.here(input)))
    const kernel = definition.kernel(node)
    return { here: op === 'Assign' ? kernel(values[0]!, values[0]!) : kernel(...values) }
  }

  private onEngine(node: Node, tensors: tfjs.Tensor[]): tfjs.Tensor {
    const given = node.op === 'Assign' ? [tensors[0]!, tensors[0]!] : tensors
    return this.tf.keep(
      this.tf.tidy(() => {
        const result = node.definition.tfjs!(this.tf, given, node)
        return given.includes(result) ? this.tf.clone(result) : result
      }),
    )
  }

  /** Engines get int16, strings, empty arrays and sometimes int32 wrong: those stay here. */
  private fitsEngine(node: Node, inputs: readonly Node[]): boolean {
    const exact = node.definition.exactIntegers ? ['float32', 'bool', 'int32'] : ['float32', 'bool']
    return (
      [node, ...inputs].every(({ dtype }) => exact.includes(dtype)) &&
      !node.shape?.includes(0) &&
      inputs.every((input) => !this.shapeOf(input).includes(0))
    )
  }

  private shapeOf(node: Node): readonly number[] {
    const { here, there } = this.held.get(node)!
    return (here ?? there)!.shape
  }

  private kept(node: Node): Held {
    const there = this.at.constants.get(node)
    return there ? { there } : {}
  }

  private async here(node: Node): Promise<Value> {
    const held = this.held.get(node)!
    held.here ??= await download(node, held.there!)
    return held.here
  }

  private there(node: Node): tfjs.Tensor {
    const held = this.held.get(node)!
    if (!held.there) {
      held.there = upload(this.tf, held.here!)
      if (node.op === 'Const' && this.needed.has(node)) this.at.constants.set(node, held.there)
    }
    return held.there
  }

  /** Disposes of a value of this run; variables and kept constants stay. */
  private release(node: Node): void {
    const there = this.held.get(node)?.there
    this.held.delete(node)
    if (node.op !== 'VariableV2' && !this.at.constants.has(node)) there?.dispose()
  }
}

/** The inputs that are read: not the variable to assign to, which may have no value yet. */
const read = ({ op, inputs }: Node): readonly Node[] => (op === 'Assign' ? inputs.slice(1) : inputs)
