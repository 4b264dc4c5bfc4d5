import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { registerGradients } from '../gradients/register.js'
import { PassedOver } from '../passed-over.js'
import { cases } from './cases.js'
import { caseCount, verifyEngine } from './verify.js'

/** Registers a copy of the cpu engine in which one kernel is another. */
const engineWith = (name: string, kernelName: string, kernelFunc: tf.KernelFunc) => {
  tf.registerBackend(name, () => new MathBackendCPU(), 0)
  for (const kernel of tf.getKernelsForBackend('cpu'))
    tf.registerKernel({
      ...kernel,
      backendName: name,
      ...(kernel.kernelName === kernelName && { kernelFunc }),
    })
}

const right = (kernelName: string) => tf.getKernel(kernelName, 'cpu').kernelFunc

/** A kernel that is right but for one value of its result. */
const spoilt =
  (kernelName: string, spoil: (values: Float32Array) => void): tf.KernelFunc =>
  (params) => {
    const result = right(kernelName)(params) as tf.TensorInfo
    const { data } = params.backend as unknown as { data: tf.DataStorage<{ values: Float32Array }> }
    spoil(data.get(result.dataId).values)
    return result
  }

const wrongCases = async (engine: string): Promise<readonly string[]> => {
  try {
    await verifyEngine(engine, 'cpu')
    return []
  } catch (error) {
    if (!(error instanceof PassedOver) || error.reason !== 'wrong-answers') throw error
    expect((error as PassedOver<'wrong-answers'>).details.of).toBe(32)
    return (error as PassedOver<'wrong-answers'>).details.cases
  }
}

beforeAll(async () => {
  await tf.setBackend('cpu')
  await registerGradients()
  tf.env().set('IS_NODE', false)
  engineWith('right', '', right('Add'))
  engineWith(
    'spoilt',
    'BatchMatMul',
    spoilt('BatchMatMul', (values) => {
      values[values.length - 1]! += 0.5
    }),
  )
  engineWith('throwing', 'MaxPool', () => {
    throw new Error('no such kernel')
  })
  engineWith(
    'without NaN',
    'Relu',
    spoilt('Relu', (values) => {
      for (const [i, value] of values.entries()) if (Number.isNaN(value)) values[i] = 0
    }),
  )
})

describe('the cases', () => {
  it('are 32, each with a name of its own', () => {
    expect(caseCount).toBe(32)
    expect(new Set(cases.map(({ name }) => name)).size).toBe(32)
  })
  it('have answers that a constant engine does not give', async () => {
    await tf.setBackend('cpu')
    for (const { name, answer } of cases) {
      const values = tf.tidy(() => answer().dataSync())
      expect(values.length, name).toBeGreaterThan(5)
      expect(new Set(values).size, name).toBeGreaterThan(1)
    }
  })
})

describe('verifyEngine', () => {
  it('accepts a right engine, leaves it current and no tensor behind', async () => {
    const { numTensors } = tf.memory()
    expect(await wrongCases('right')).toEqual([])
    expect(tf.getBackend()).toBe('right')
    expect(tf.memory().numTensors).toBe(numTensors)
  })
  it('names every case that one wrong value spoils', async () => {
    const { numTensors } = tf.memory()
    const wrong = await wrongCases('spoilt')
    expect(wrong).toContain('matMul')
    expect(wrong).toContain('matMul gradient')
    expect(wrong).not.toContain('softmax')
    expect(tf.memory().numTensors).toBe(numTensors)
  })
  it('counts a kernel that throws as a wrong answer', async () => {
    expect(await wrongCases('throwing')).toEqual(['maxPool', 'maxPool gradient'])
  })
  it('sees an engine that swallows NaN', async () => {
    expect(await wrongCases('without NaN')).toEqual(['NaN'])
  })
  it('stops when told to, with the engine current and no tensor left', async () => {
    const { numTensors } = tf.memory()
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(verifyEngine('right', 'cpu', signal)).rejects.toThrow('enough')
    expect(tf.getBackend()).toBe('right')
    expect(tf.memory().numTensors).toBe(numTensors)
  })
})
