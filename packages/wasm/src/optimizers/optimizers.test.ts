import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { numbers } from '../../test/compare.js'
import { adam, adamw, momentum, registerWasm, rmsprop, sgd } from '../index.js'
import reference from './optimizers.reference.json' with { type: 'json' }

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})

let tensors = 0
beforeEach(() => {
  tensors = tf.memory().numTensors
})
afterEach(() => {
  expect(tf.memory().numTensors).toBe(tensors)
})

type Make = () => tf.Optimizer

/** Steps variables under given gradients; the variables at last and all that the optimiser remembers. */
const train = async (
  backend: string,
  make: Make,
  sizes: readonly number[],
  steps: number,
  gradient = (size: number, step: number) =>
    numbers(size, 100 + step).map((x) => x * (0.1 + (step % 7))),
) => {
  await tf.setBackend(backend)
  const optimizer = make()
  const variables = sizes.map((size, i) => tf.tidy(() => tf.tensor(numbers(size, i)).variable()))
  for (let step = 0; step < steps; step++) {
    tf.tidy(() =>
      optimizer.applyGradients(
        variables.map(({ name, size }) => ({ name, tensor: tf.tensor(gradient(size, step)) })),
      ),
    )
  }
  const state = await optimizer.getWeights()
  const result = {
    variables: variables.map((v) => v.dataSync()),
    slots: state.slice(1).map(({ tensor }) => tensor.dataSync()),
    steps: optimizer.iterations,
  }
  state[0]!.tensor.dispose()
  release(optimizer, variables)
  return result
}

/** tfjs's own dispose leaves one scalar of Momentum behind. */
const release = (optimizer: tf.Optimizer, variables: tf.Variable[] = []) => {
  optimizer.dispose()
  const { c } = optimizer as unknown as { c?: tf.Tensor }
  if (c && !c.isDisposed) c.dispose()
  tf.dispose(variables)
}

const expectNear = (got: ArrayLike<number>, wanted: ArrayLike<number>, tolerance = 1e-6) => {
  expect(got.length).toBe(wanted.length)
  for (let i = 0; i < wanted.length; i++) {
    const error = Math.abs(got[i]! - wanted[i]!)
    // Not "greater than", which NaN would pass.
    if (!(error <= tolerance * Math.max(1, Math.abs(wanted[i]!)))) {
      expect.fail(`number ${i}: ${got[i]}, expected ${wanted[i]}`)
    }
  }
}

const makers: Record<string, Make> = {
  sgd: () => sgd({ learningRate: 0.01 }),
  momentum: () => momentum({ learningRate: 0.01, momentum: 0.9 }),
  nesterov: () => momentum({ learningRate: 0.01, momentum: 0.9, nesterov: true }),
  rmsprop: () => rmsprop({ learningRate: 0.01, decay: 0.8, momentum: 0.5, epsilon: 1e-3 }),
  'rmsprop, centred': () => rmsprop({ learningRate: 0.01, epsilon: 1e-3, centered: true }),
  adam: () => adam({ learningRate: 0.01, beta1: 0.8, beta2: 0.99 }),
  adamw: () => adamw({ learningRate: 0.01, weightDecay: 0.1 }),
  'tf.train.sgd': () => tf.train.sgd(0.01),
  'tf.train.momentum': () => tf.train.momentum(0.01, 0.8),
  'tf.train.rmsprop': () => tf.train.rmsprop(0.01),
  'tf.train.adam': () => tf.train.adam(),
}

describe.each(['wasm', 'cpu'])('on %s', (backend) => {
  const cases: [keyof typeof reference, Make][] = [
    ['sgd', () => sgd({ learningRate: 0.05 })],
    ['momentum', () => momentum({ learningRate: 0.05, momentum: 0.9 })],
    ['nesterov', () => momentum({ learningRate: 0.05, momentum: 0.9, nesterov: true })],
    [
      'rmspropCentered',
      () =>
        rmsprop({ learningRate: 0.01, decay: 0.9, momentum: 0.5, epsilon: 1e-3, centered: true }),
    ],
    ['adam', () => adam({ learningRate: 0.01, beta1: 0.8, beta2: 0.99, epsilon: 1e-12 })],
    [
      'adamw',
      () =>
        adamw({ learningRate: 0.01, weightDecay: 0.1, beta1: 0.8, beta2: 0.99, epsilon: 1e-12 }),
    ],
    [
      'adamwEpsilon',
      () => adamw({ learningRate: 0.01, weightDecay: 0.1, beta1: 0.8, beta2: 0.99, epsilon: 1e-2 }),
    ],
  ]

  it.each(cases)(
    '%s brings the weights where TensorFlow or its formula does',
    async (name, make) => {
      await tf.setBackend(backend)
      const optimizer = make()
      const variable = tf.tidy(() => tf.tensor(reference.start).variable())
      for (const gradient of reference.gradients) {
        tf.tidy(() => optimizer.applyGradients({ [variable.name]: tf.tensor(gradient) }))
      }
      expectNear(variable.dataSync(), reference[name] as number[], 5e-6)
      release(optimizer, [variable])
    },
  )
})

it("Adam's powers of its betas have the same bits on both backends", async () => {
  const powers = []
  for (const backend of ['cpu', 'wasm']) {
    await tf.setBackend(backend)
    const optimizer = adam({ beta1: 0.87, beta2: 0.9973 })
    const { accBeta1, accBeta2 } = optimizer as unknown as Record<string, tf.Variable>
    const early = accBeta1!.clone()
    for (let step = 0; step < 50; step++) optimizer.applyGradients({})
    powers.push([accBeta1!.dataSync()[0], accBeta2!.dataSync()[0]])
    expect(early.dataSync()[0]).toBe(Math.fround(0.87))
    early.dispose()
    optimizer.dispose()
  }
  expect(powers[1]).toEqual(powers[0])
})

describe.each(Object.entries(makers))('%s', (_, make) => {
  it('agrees with the cpu backend after 100 steps, for every rest of a vector and several tasks', async () => {
    const sizes = [1, 2, 3, 4, 5, 7, 8, 127, 0]
    for (const [names, steps] of [
      [sizes, 100],
      [[16_384, 16_385, 50_003], 5],
    ] as const) {
      const cpu = await train('cpu', make, names, steps)
      const wasm = await train('wasm', make, names, steps)
      expect(wasm.steps).toBe(steps)
      expect(wasm.slots.length).toBe(cpu.slots.length)
      wasm.variables.forEach((got, i) => {
        expectNear(got, cpu.variables[i]!)
      })
      wasm.slots.forEach((got, i) => {
        expectNear(got, cpu.slots[i]!)
      })
    }
  })

  it('steps by our kernel, once per variable', async () => {
    await tf.setBackend('wasm')
    const variable = tf.tidy(() => tf.tensor([1, 2, 3]).variable())
    const optimizer = make()
    const profile = await tf.profile(() =>
      tf.tidy(() => optimizer.applyGradients({ [variable.name]: tf.tensor([1, 1, 1]) })),
    )
    const own = profile.kernelNames.filter((name) => /^(SGD|Momentum|RMSProp|Adam)Step$/.test(name))
    expect(own).toHaveLength(1)
    expect(profile.kernelNames).not.toContain('AddV2')
    release(optimizer, [variable])
  })

  it('leaves the numbers of clones and reshaped tensors alone', async () => {
    await tf.setBackend('wasm')
    const start = tf.tensor([1, 2, 3, 4])
    const variable = start.variable()
    const clone = variable.clone()
    const reshaped = tf.reshape(variable, [2, 2])
    const optimizer = make()
    const step = () =>
      tf.tidy(() => optimizer.applyGradients({ [variable.name]: tf.tensor([1, 1, 1, 1]) }))
    step()
    const after = variable.clone()
    const values = variable.dataSync()
    expect(values[0]).toBeLessThan(1)
    step()
    for (const kept of [start, clone, reshaped]) {
      expect([...kept.dataSync()]).toEqual([1, 2, 3, 4])
    }
    expect(after.dataSync()).toEqual(values)
    expect(variable.dataSync()[0]).toBeLessThan(values[0]!)
    release(optimizer, [variable])
    tf.dispose([start, clone, reshaped, after])
  })

  it('steps in place from then on', async () => {
    await tf.setBackend('wasm')
    const variable = tf.tidy(() => tf.tensor([1, 2, 3, 4]).variable())
    const optimizer = make()
    const { dataId } = variable
    tf.tidy(() => optimizer.applyGradients({ [variable.name]: tf.tensor([1, 1, 1, 1]) }))
    expect(variable.dataId).toBe(dataId)
    release(optimizer, [variable])
  })

  it('hands NaN and Infinity on, to their own places only', async () => {
    const { variables } = await train('wasm', make, [9], 3, (size, step) => {
      const gradient = new Float32Array(size).fill(1)
      if (step === 1) gradient[2] = Number.NaN
      if (step === 1) gradient[8] = Number.POSITIVE_INFINITY
      return gradient
    })
    const finite = Array.from(variables[0]!, Number.isFinite)
    expect(finite).toEqual([true, true, false, true, true, true, true, true, false])
    expect(variables[0]![2]).toBeNaN()
  })

  it('passes over a variable without gradient and keeps its place', async () => {
    await tf.setBackend('wasm')
    const [a, b] = [1, 2].map((x) => tf.tidy(() => tf.tensor([x, x]).variable())) as [
      tf.Variable,
      tf.Variable,
    ]
    const optimizer = make()
    tf.tidy(() =>
      optimizer.applyGradients({ [a.name]: null as never, [b.name]: tf.tensor([1, 1]) }),
    )
    expect([...a.dataSync()]).toEqual([1, 1])
    expect(b.dataSync()[0]).toBeLessThan(2)
    const state = await optimizer.getWeights()
    const names = state.slice(1).map(({ name }) => name)
    expect(names.filter((name) => name.startsWith(`${a.name}/`)).length).toBe(names.length / 2)
    state[0]!.tensor.dispose()
    release(optimizer, [a, b])
  })

  it('goes on from a state saved on the other backend', async () => {
    for (const [first, second] of [
      ['cpu', 'wasm'],
      ['wasm', 'cpu'],
    ] as const) {
      await tf.setBackend(first)
      const variable = tf.tidy(() => tf.tensor([1, 2, 3]).variable())
      const gradients = () => ({ [variable.name]: tf.tensor([0.5, -1, 2]) })
      const whole = make()
      const begun = make()
      for (let i = 0; i < 3; i++) tf.tidy(() => begun.applyGradients(gradients()))
      const saved = await begun.getWeights()
      const at = variable.dataSync()
      await tf.setBackend(second)
      const resumed = make()
      const copies = saved.map(({ name, tensor }) => ({ name, tensor: tensor.clone() }))
      await resumed.setWeights(copies)
      tf.dispose(copies.map(({ tensor }) => tensor))
      for (let i = 0; i < 3; i++) tf.tidy(() => resumed.applyGradients(gradients()))
      const got = variable.dataSync()
      tf.tidy(() => variable.assign(tf.tensor([1, 2, 3])))
      for (let i = 0; i < 6; i++) tf.tidy(() => whole.applyGradients(gradients()))
      expectNear(got, variable.dataSync())
      expect(at).not.toEqual(got)
      for (const optimizer of [whole, begun, resumed]) release(optimizer)
      tf.dispose([variable, saved[0]!.tensor])
    }
  })
})
