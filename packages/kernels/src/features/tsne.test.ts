import { type Tensor2D, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { onCpu } from '../../test/on-cpu.js'
import { type TsneOptions, tsne } from '../index.js'
import { drawFrom } from '../random.js'

onCpu()

const [groups, each, dimensions] = [3, 15, 10]
const count = groups * each

/** Three groups, far from each other. */
const clusters = (scale = 1): Float32Array => {
  const draw = drawFrom(5)
  return Float32Array.from({ length: count * dimensions }, (_, at) => {
    const group = Math.floor(at / dimensions / each)
    const centre = at % dimensions === group ? 8 : 0
    return scale * (centre + draw() - 0.5)
  })
}

/** Of each row the others, the nearest first. */
const neighboursOf = (values: Float32Array): readonly (readonly number[])[] => {
  const width = values.length / count
  const distance = (one: number, other: number) => {
    let sum = 0
    for (let i = 0; i < width; i++) {
      sum += (values[one * width + i]! - values[other * width + i]!) ** 2
    }
    return sum
  }
  const rows = Array.from({ length: count }, (_, row) => row)
  return rows.map((row) =>
    rows
      .filter((other) => other !== row)
      .sort((one, other) => distance(row, one) - distance(row, other)),
  )
}

/** How many neighbours on the plane are neighbours, as scikit-learn's `manifold.trustworthiness`. */
const trustworthiness = (original: Float32Array, points: Float32Array, near = 5): number => {
  const there = neighboursOf(original)
  let strangers = 0
  for (const [row, here] of neighboursOf(points).entries()) {
    for (const other of here.slice(0, near)) {
      strangers += Math.max(0, there[row]!.indexOf(other) + 1 - near)
    }
  }
  return 1 - (2 * strangers) / (count * near * (2 * count - 3 * near - 1))
}

const embedded = async (
  values: Float32Array,
  options: Partial<TsneOptions> = {},
  onStep?: (step: number) => void,
) => {
  const descriptors = tensor2d(values, [count, dimensions])
  const events = tsne(descriptors, { seed: 1, perplexity: 10, steps: 250, ...options })
  descriptors.dispose()
  const steps: number[] = []
  const costs: number[] = []
  for await (const event of events) {
    if (event.type === 'step') {
      steps.push(event.step)
      onStep?.(event.step)
      costs.push(event.cost)
      expect(event.points).toHaveLength(2 * count)
      expect(event.of).toBe(250)
      continue
    }
    const { shape } = event.points
    const points = event.points.dataSync<'float32'>()
    event.points.dispose()
    return { steps, costs, shape, points, end: event.step }
  }
  throw new Error('no end')
}

it('keeps groups apart, and neighbours together', async () => {
  const values = clusters()
  const { steps, costs, shape, points, end } = await embedded(values)
  expect(shape).toEqual([count, 2])
  expect(steps).toEqual(Array.from({ length: 250 }, (_, index) => index + 1))
  expect(end).toBe(250)
  expect(costs.at(-1)).toBeLessThan(costs[0]!)
  expect(trustworthiness(values, values)).toBe(1)
  const anywhere = points.map((_, at) => points[(at * 31) % points.length]!)
  expect(trustworthiness(values, anywhere)).toBeLessThan(0.8)
  expect(trustworthiness(values, points)).toBeGreaterThan(0.95)
  for (const [row, nearest] of neighboursOf(points).entries()) {
    const others = nearest.slice(0, each - 1).map((other) => Math.floor(other / each))
    expect(new Set(others)).toEqual(new Set([Math.floor(row / each)]))
  }
})

it('gives the same points for the same seed, and others for another', async () => {
  const first = await embedded(clusters())
  expect((await embedded(clusters())).points).toEqual(first.points)
  expect((await embedded(clusters(), { seed: 2 })).points).not.toEqual(first.points)
})

it.each([1e-12, 1e12])('keeps groups apart whatever their unit: %f', async (scale) => {
  const values = clusters(scale)
  expect(trustworthiness(values, (await embedded(values)).points)).toBeGreaterThan(0.95)
})

it('ends early by a signal, with the points so far', async () => {
  const controller = new AbortController()
  const stopAtSeven = (step: number) => step === 7 && controller.abort()
  const { steps, end, points } = await embedded(
    clusters(),
    { signal: controller.signal },
    stopAtSeven,
  )
  expect([steps.length, end]).toEqual([7, 7])
  expect([...points].every(Number.isFinite)).toBe(true)
  const none = await embedded(clusters(), { signal: AbortSignal.abort() })
  expect([none.steps, none.end]).toEqual([[], 0])
})

it('takes descriptors that are all alike', async () => {
  const { points } = await embedded(new Float32Array(count * dimensions).fill(3))
  expect([...points].every(Number.isFinite)).toBe(true)
})

const few = () => tensor2d([1, 2, 3, 4, 5, 6], [3, 2])
it.each<[string, string, () => unknown]>([
  ['one descriptor', 'kernels/option', () => tsne(tensor2d([[1, 2]]), { seed: 1, perplexity: 1 })],
  ['5001', 'kernels/option', () => tsne(tensor2d(new Float32Array(5001), [5001, 1]), { seed: 1 })],
  ['too many neighbours', 'kernels/option', () => tsne(few(), { seed: 1 })],
  ['half a neighbour', 'kernels/option', () => tsne(few(), { seed: 1, perplexity: 0.5 })],
  ['no seed', 'kernels/option', () => tsne(few(), { perplexity: 2 } as never)],
  ['no step', 'kernels/option', () => tsne(few(), { seed: 1, perplexity: 2, steps: 0 })],
  [
    'rate NaN',
    'kernels/option',
    () => tsne(few(), { seed: 1, perplexity: 2, learningRate: Number.NaN }),
  ],
  ['NaN', 'kernels/option', () => tsne(tensor2d([[1], [Number.NaN]]), { seed: 1, perplexity: 1 })],
  ['no tensor', 'kernels/not-an-image', () => tsne([[1], [2]] as never as Tensor2D, { seed: 1 })],
])('refuses %s, at once', (_, code, work) => {
  tidy(() => {
    expect(work).toThrow(expect.objectContaining({ code }))
  })
})
