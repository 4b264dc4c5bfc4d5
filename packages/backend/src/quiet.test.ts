import { afterEach, expect, it, vi } from 'vitest'
import { quietly } from './quiet.js'

afterEach(() => vi.restoreAllMocks())

it("keeps TensorFlow.js's own lines back, and lets others pass", async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  const { result, lines } = await quietly(async () => {
    console.warn('Initialization of backend webgl failed')
    console.warn('Error: no context\n    at start')
    console.warn("The kernel 'Abs' for backend 'tensorflow' is already registered")
    console.warn('webgl backend was already registered. Reusing existing backend factory.')
    console.log('\n====\nHi, looks like you are running TensorFlow.js in Node.js.\n====')
    console.warn('Error: of somebody else')
    console.log('mine', 1)
    return 42
  })
  expect(result).toBe(42)
  expect(lines).toHaveLength(5)
  expect(warn.mock.calls).toEqual([['Error: of somebody else']])
  expect(log.mock.calls).toEqual([['mine', 1]])
})

it('gives the console back when the work throws', async () => {
  const { warn, log } = console
  await expect(quietly(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(console.warn).toBe(warn)
  expect(console.log).toBe(log)
})

it('leaves a console alone that someone else wrapped meanwhile', async () => {
  const { warn } = console
  const theirs = () => {}
  await quietly(async () => {
    console.warn = theirs
  })
  expect(console.warn).toBe(theirs)
  console.warn = warn
})
