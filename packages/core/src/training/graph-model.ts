import type { Action, Graph, Node, Session, TensorFlowSession, Value } from '@firstgrad/graph'
import * as tf from '@tensorflow/tfjs-core'
import { coreError } from '../errors.js'
import { concatenate } from './concatenate.js'
import type { Batch, NumberArray } from './examples.js'
import { fits, shapeInWords } from './shapes.js'
import type { Measures, NamedArray, Trainable } from './trainable.js'

/** A graph with the nodes that the trainer needs to know. Its variables must be initialised. */
export interface GraphModel {
  readonly graph: Graph
  readonly session: Session | TensorFlowSession
  /** The placeholders of inputs and targets; the first axis counts examples. */
  readonly x: Node
  readonly y: Node
  readonly loss: Node<'float32'>
  /** What changes the variables, made by `sgd`, `momentum` or `adam`. */
  readonly step: Action
  /** For the run card, and to compare the rate with the curvature when the run diverges. */
  readonly optimizer: Trainable['optimizer']
  /** Scalars to measure beside the loss, such as an accuracy. */
  readonly metrics?: Readonly<Record<string, Node<'float32'>>>
}

const toArray = (name: string, { data, shape, dtype }: Value): NamedArray => ({
  name,
  shape,
  data:
    dtype === 'float32'
      ? Float32Array.from(data as Float32Array)
      : Int32Array.from(data as Int32Array),
})

/** A graph of `@firstgrad/graph`, driven by the trainer on whatever its session computes with. */
export const graphTrainable = (model: GraphModel): Trainable => {
  const { graph, session, x, y, loss, step, metrics = {} } = model
  const run = session.run as (fetches: object, feeds: object) => unknown
  const measured = { ...metrics, loss }
  const parameters = graph.nodes.filter(
    ({ op, dtype, attributes }) =>
      op === 'VariableV2' && dtype === 'float32' && attributes.trainable === true,
  ) as Node<'float32'>[]
  let slopes: Node<'float32'>[] | null = null

  const feeds = (batch: Batch) => ({ [x.name]: batch.x, [y.name]: batch.y })
  const variables = async () => Object.entries(await session.variables())
  const numbers = (results: unknown): Measures => {
    const values = results as Record<string, Value<'float32'>>
    const items = Object.keys(measured).map((name) => [name, values[name]!.item()])
    return Object.fromEntries(items) as Measures
  }

  return {
    optimizer: model.optimizer,
    engine() {
      const executor = session.executorOf(loss)
      if (executor === 'tensorflow.js') {
        return { backend: tf.getBackend(), versions: { 'tfjs-core': tf.version_core } }
      }
      return { backend: `javascript (${executor})`, versions: {} }
    },
    check(batch) {
      for (const [what, { shape }, array] of [
        ['x', x, batch.x],
        ['y', y, batch.y],
      ] as const) {
        if (shape && !fits([null, ...shape.slice(1)], array.shape)) {
          const [expected, received] = [shapeInWords(shape), shapeInWords(array.shape)]
          throw coreError('core/example-shape', { what, expected, received })
        }
      }
    },
    step: async (batch) => numbers(await run({ ...measured, step }, feeds(batch))),
    evaluate: async (batch) => numbers(await run(measured, feeds(batch))),
    async weights() {
      const names = new Set(parameters.map(({ name }) => name))
      const all = await variables()
      return all.filter(([name]) => names.has(name)).map(([name, value]) => toArray(name, value))
    },
    save: async () => (await variables()).map(([name, value]) => toArray(name, value)),
    async restore(arrays) {
      await session.assign(new Map(arrays.map(({ name, data, shape }) => [name, { data, shape }])))
    },
    async parameters() {
      const all = new Map(await variables())
      return concatenate(parameters.map(({ name }) => all.get(name)!.data as Float32Array))
    },
    async setParameters(values) {
      let start = 0
      const cut = parameters.map(({ name, shape }): [string, NumberArray] => {
        const size = (shape as readonly number[]).reduce((product, n) => product * n, 1)
        const data = values.slice(start, start + size)
        start += size
        return [name, { data, shape: shape as readonly number[] }]
      })
      await session.assign(new Map(cut))
    },
    async gradient(batch) {
      slopes ??= graph.gradients(loss, parameters) as Node<'float32'>[]
      const values = (await run(slopes, feeds(batch))) as Value<'float32'>[]
      return concatenate(values.map(({ data }) => data))
    },
    release() {},
  }
}
