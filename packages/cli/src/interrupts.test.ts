import { afterEach, expect, it, vi } from 'vitest'
import { withInterrupts } from './interrupts.js'

const signals = ['SIGINT', 'SIGTERM'] as const
const before = signals.map((name) => process.listeners(name))

afterEach(() => {
  // Those of interrupted work stay until its process ends.
  signals.forEach((name, i) => {
    for (const listener of process.listeners(name))
      if (!before[i]!.includes(listener)) process.off(name, listener)
  })
  vi.restoreAllMocks()
  vi.useRealTimers()
})

it('takes the echo of a Ctrl-C for the same one, and a later one for the second', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => {}) as never)
  const onFirst = vi.fn()
  await withInterrupts(onFirst, async (signal) => {
    expect(signal.aborted).toBe(false)
    process.emit('SIGINT')
    expect(signal.aborted).toBe(true)
    vi.advanceTimersByTime(1)
    process.emit('SIGINT')
    expect(exit).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1_000)
    process.emit('SIGINT')
    expect(exit).toHaveBeenCalledExactlyOnceWith(130)
  })
  expect(onFirst).toHaveBeenCalledOnce()
})

it('takes a second one after the work has ended, while the process goes', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => {}) as never)
  await withInterrupts(
    () => {},
    async () => {
      process.emit('SIGINT')
    },
  )
  vi.advanceTimersByTime(1_000)
  process.emit('SIGINT')
  expect(exit).toHaveBeenCalledExactlyOnceWith(130)
})

it('leaves no listener behind, also where the work throws', async () => {
  const count = process.listenerCount('SIGINT')
  const failing = withInterrupts(
    () => {},
    () => Promise.reject(new Error('failed')),
  )
  await expect(failing).rejects.toThrow('failed')
  expect(process.listenerCount('SIGINT')).toBe(count)
})
