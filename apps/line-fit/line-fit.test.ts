import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const log = vi.spyOn(console, 'log')

beforeEach(() => {
  log.mockImplementation(() => undefined)
})
afterEach(() => {
  log.mockRestore()
})

// In raw Node, on packed tarballs, the same file is run by the test of packed consumers.
it("ends where TensorFlow's graph mode ends", async () => {
  await import('./line-fit.js')
  expect(log.mock.calls).toEqual([['W 0.24773  b 0.80343  cost 0.077165']])
})

it('is no longer than forty lines', async () => {
  const { readFile } = await import('node:fs/promises')
  const lines = (await readFile(new URL('./line-fit.js', import.meta.url), 'utf8')).trimEnd()
  expect(lines.split('\n').length).toBeLessThanOrEqual(40)
})
