import { afterEach, describe, expect, it } from 'vitest'
import { installNavigatorGpu } from './navigator-gpu.js'

const gpu = { requestAdapter: async () => null }
const original = Object.getOwnPropertyDescriptor(globalThis, 'navigator')

afterEach(() => {
  if (original) Object.defineProperty(globalThis, 'navigator', original)
  else Reflect.deleteProperty(globalThis, 'navigator')
})

const current = () => (globalThis as { navigator?: { gpu?: unknown } }).navigator

describe('installNavigatorGpu', () => {
  it('makes a navigator where there is none (Node 20), and takes it away again', () => {
    Reflect.deleteProperty(globalThis, 'navigator')
    const undo = installNavigatorGpu(gpu, { GPUMadeForThisTest: 7 })
    expect(current()?.gpu).toBe(gpu)
    expect((globalThis as { GPUMadeForThisTest?: number }).GPUMadeForThisTest).toBe(7)
    undo()
    expect('navigator' in globalThis).toBe(false)
    expect('GPUMadeForThisTest' in globalThis).toBe(false)
  })
  it('adds to a navigator that can only be read (Node 21 and later), and leaves it', () => {
    const own = { userAgent: 'Node.js/24' }
    Object.defineProperty(globalThis, 'navigator', { get: () => own, configurable: true })
    const undo = installNavigatorGpu(gpu, {})
    expect(current()).toBe(own)
    expect(current()?.gpu).toBe(gpu)
    undo()
    expect(current()).toEqual({ userAgent: 'Node.js/24' })
  })
  it('leaves a gpu alone that is there already', () => {
    const theirs = {}
    Object.defineProperty(globalThis, 'navigator', { value: { gpu: theirs }, configurable: true })
    installNavigatorGpu(gpu, {})()
    expect(current()?.gpu).toBe(theirs)
  })
})
