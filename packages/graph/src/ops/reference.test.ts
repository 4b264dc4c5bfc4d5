import { readdirSync, readFileSync } from 'node:fs'
import { CodedError } from '@firstgrad/errors'
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  type DType,
  type Graph,
  graph,
  type Node,
  type Readable,
  type Session,
  type Shape,
  type TensorFlowSession,
} from '../index.js'

// What TensorFlow 2.21 answers, frozen by reference.py, against all ways to run a graph here.

interface Tensor {
  dtype: DType
  shape: number[]
  data: (number | string | boolean)[]
}

interface Case {
  name: string
  inputs: Tensor[]
  options: Record<string, unknown>
  outputs: Tensor[]
  gradients: (Tensor | null)[] | null
  gradientError?: string
  error: string | null
}

const folder = new URL('./', import.meta.url)
const references = readdirSync(folder)
  .filter((name) => name.endsWith('.reference.json'))
  .map((name): { op: string; cases: Case[] } =>
    JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
  )

type Build = (g: Graph, inputs: Node<DType>[], options: Record<string, unknown>) => unknown

/** How the general call in the frozen cases is written with our functions. */
const builders: Record<string, Build> = {
  addN: (g, inputs, options) => g.addN(inputs as Node<'float32'>[], options),
  concat: (g, inputs, options) => g.concat(inputs, options as { axis: number }),
  reshape: (g, [x], { shape }) => g.reshape(x!, shape as number[]),
  softmaxCrossEntropyWithLogits: (g, [labels, logits]) =>
    g.softmaxCrossEntropyWithLogits({ labels, logits } as {
      labels: Node<'float32'>
      logits: Node<'float32'>
    }),
}

const call: Build = (g, inputs, options) => {
  const named = g as unknown as Record<string, (...args: unknown[]) => unknown>
  return named[options.op as string]!(...inputs, options)
}

const build = (g: Graph, op: string, inputs: Node<DType>[], options: Case['options']) => {
  const made = builders[op] ? builders[op](g, inputs, options) : call(g, inputs, { ...options, op })
  return (
    'definition' in (made as object) ? [made] : Object.values(made as object)
  ) as Node<DType>[]
}

const number = (element: number | string | boolean): number =>
  typeof element === 'string' ? Number(element) : Number(element)

const feedOf = ({ dtype, shape, data }: Tensor): Readable => ({
  shape,
  data: dtype === 'float32' ? data.map(number) : data,
})

/** Placeholders as well known as `known` says, and what to feed them. */
const placeholders = (g: Graph, inputs: Tensor[], known: (shape: number[]) => Shape | null) =>
  inputs.map(({ dtype, shape }, i) => g.placeholder(dtype, known(shape), { name: `input${i}` }))

interface Way {
  way: string
  known: (shape: number[]) => Shape | null
  open: (g: Graph) => Session | TensorFlowSession
}
const openOnTensorFlow = (g: Graph) => g.session({ tf })

const ways: Way[] = [
  { way: 'compiled', known: (shape) => shape, open: (g) => g.session() },
  {
    way: 'interpreted',
    known: (shape) => shape,
    open: (g) => g.session({ executor: 'interpreted' }),
  },
  { way: 'lengths unknown', known: (shape) => shape.map(() => null), open: (g) => g.session() },
  { way: 'axes unknown', known: () => null, open: (g) => g.session() },
  { way: 'tensorflow.js', known: (shape) => shape, open: openOnTensorFlow },
  {
    way: 'tensorflow.js, lengths unknown',
    known: (shape) => shape.map(() => null),
    open: openOnTensorFlow,
  },
]

/** What TensorFlow answers but we refuse when shapes are not known while building, and how. */
const refusedUnknown = (op: string, { name, options }: Case, way: string): string | undefined => {
  // As tf.scalar_mul, which wants to be sure that it is a scalar.
  if (op === 'scalarMul' && way === 'axes unknown') return 'graph/rank'
  // Which axis would be the last one?
  if (op === 'softmax' && way === 'axes unknown' && 'axis' in options) return 'graph/rank'
  // Two unknown lengths are taken to be the same length.
  const broadcasts = op === 'softmaxCrossEntropyWithLogits' && name === 'labels broadcast'
  return broadcasts && way.includes('unknown') ? 'graph/shapes-differ' : undefined
}

/** Where TensorFlow's own approximation leaves a digit that a gradient then makes visible. */
const absolute: Record<string, number> = { tanh: 1e-6, sigmoid: 1e-6 }

const tiny = 1.1754944e-38

/** TensorFlow takes numbers below the smallest normal float32 for 0; JavaScript does not. */
const flushed = (inputs: Tensor[], index: number): boolean =>
  inputs.some(({ dtype, data }) => {
    const element = number(data[data.length === 1 ? 0 : index] ?? 1)
    return dtype === 'float32' && element !== 0 && Math.abs(element) < tiny
  })

const compare = (
  got: { dtype: string; shape: readonly number[]; data: ArrayLike<number | string> },
  wanted: Tensor,
  inputs: Tensor[],
  absoluteTolerance: number,
) => {
  expect(got.dtype).toBe(wanted.dtype)
  expect([...got.shape]).toEqual(wanted.shape)
  expect(got.data.length).toBe(wanted.data.length)
  if (wanted.dtype !== 'float32')
    return expect(Array.from(got.data)).toEqual(
      wanted.dtype === 'string' ? wanted.data : wanted.data.map(Number),
    )
  wanted.data.forEach((element, i) => {
    const expected = number(element)
    const received = got.data[i] as number
    if (flushed(inputs, i)) return
    const error = Math.abs(received - expected)
    if (!Number.isFinite(expected) || !(error <= 3e-6 * Math.abs(expected) + absoluteTolerance))
      expect(received, `element ${i}`).toBe(expected)
  })
}

beforeAll(async () => {
  await tf.setBackend('cpu')
  // WebGPU refuses to wait.
  vi.spyOn(tf.Tensor.prototype, 'dataSync').mockImplementation(() => {
    throw new Error('dataSync was called')
  })
})
afterAll(() => {
  vi.restoreAllMocks()
})

describe.each(references)('$op is what TensorFlow gives', ({ op, cases }) => {
  let tensors = 0
  beforeAll(() => {
    tensors = tf.memory().numTensors
  })
  afterAll(() => {
    expect(tf.memory().numTensors).toBe(tensors)
  })

  describe.each(ways)('$way', ({ known, open, way }) => {
    it.each(cases.filter(({ error }) => !error).map((one) => [one.name, one] as const))(
      '%s',
      async (_, one) => {
        const { inputs, options, outputs, gradients } = one
        const g = graph()
        const xs = placeholders(g, inputs, known)
        const feeds = Object.fromEntries(xs.map(({ name }, i) => [name, feedOf(inputs[i]!)]))
        const s = open(g)
        const refusal = refusedUnknown(op, one, way)
        if (refusal) {
          const attempt = async () => s.run(build(g, op, xs, options), feeds)
          await expect(attempt()).rejects.toMatchObject({ code: refusal })
          return s.close()
        }
        const ys = build(g, op, xs, options)
        const tolerance = absolute[op] ?? 10 * tiny
        const values = await s.run(ys, feeds)
        outputs.forEach((output, i) => {
          compare(values[i]!, output, inputs, tolerance)
        })
        if (way === 'compiled' && ys.every(({ shape }) => !shape?.includes(null)))
          expect(s.executorOf(ys)).toBe('compiled')
        if (gradients) {
          const y = ys[0] as Node<'float32'>
          const weights = g.constant({
            shape: outputs[0]!.shape,
            data: outputs[0]!.data.map((_, i) => i + 1),
          })
          const loss = g.reduceSum(g.multiply(y, weights))
          for (const [i, gradient] of gradients.entries()) {
            const x = xs[i] as Node<'float32'>
            if (!gradient) expect(() => g.gradients(loss, x)).toThrow(CodedError)
            else compare(await s.run(g.gradients(loss, x), feeds), gradient, inputs, tolerance)
          }
        }
        await s.close()
      },
    )

    const refused = cases.filter(({ error }) => error)
    if (refused.length > 0)
      it.each(refused.map((one) => [one.name, one] as const))('refuses %s', async (_, one) => {
        const g = graph()
        const xs = placeholders(g, one.inputs, known)
        const feeds = Object.fromEntries(xs.map(({ name }, i) => [name, feedOf(one.inputs[i]!)]))
        const s = open(g)
        const attempt = async () => s.run(build(g, op, xs, one.options), feeds)
        const error: unknown = await attempt().catch((thrown: unknown) => thrown)
        expect(error).toBeInstanceOf(CodedError)
        expect((error as CodedError).code).toMatch(/^graph\//)
        await s.close()
      })
  })
})
