import { afterEach, describe, expect, it, vi } from 'vitest'
import type { FromWorker, RunRequest, ToWorker } from './protocol.js'
import { createRunner } from './runner.js'

const request: RunRequest = {
  source: { kind: 'course', exercise: 'basics/neuron' },
  parameters: {},
  seed: 1,
  language: 'en',
  checkpoints: 0,
}

const aborted = { type: 'result', reason: 'aborted' } as never

/** A worker that does nothing by itself. */
const fake = () => {
  const posted: ToWorker[] = []
  const target = new EventTarget()
  const worker = Object.assign(target, {
    postMessage: (message: ToWorker) => posted.push(message),
    terminate: vi.fn(),
  })
  const say = (data: FromWorker) =>
    target.dispatchEvent(Object.assign(new Event('message'), { data }))
  return { worker, posted, say }
}

const listening = () => ({ events: vi.fn(), failed: vi.fn() })

describe('createRunner', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('makes one worker for all runs, and hears of the last run alone', () => {
    const { worker, posted, say } = fake()
    const open = vi.fn(() => worker as never)
    const runner = createRunner(open)
    expect(open).not.toHaveBeenCalled()
    const first = listening()
    runner.run(request, first)
    say({ type: 'events', run: 1, events: [aborted] })
    const second = listening()
    runner.run({ ...request, seed: 2 }, second)
    say({ type: 'events', run: 1, events: [aborted] })
    expect(open).toHaveBeenCalledTimes(1)
    expect(first.events).toHaveBeenCalledTimes(1)
    expect(second.events).not.toHaveBeenCalled()
    expect(posted.map((message) => message.type === 'run' && message.request.seed)).toEqual([1, 2])
  })

  it('ends a worker whose run does not stop, and makes a new one', () => {
    vi.useFakeTimers()
    const { worker, posted } = fake()
    const open = vi.fn(() => worker as never)
    const runner = createRunner(open)
    const listener = listening()
    runner.run(request, listener)
    runner.stop()
    expect(posted.at(-1)).toEqual({ type: 'stop' })
    vi.advanceTimersByTime(10_000)
    expect(worker.terminate).toHaveBeenCalledTimes(1)
    expect(listener.failed).toHaveBeenCalledWith({ code: 'stopped', message: 'stopped' })
    runner.run(request, listening())
    expect(open).toHaveBeenCalledTimes(2)
  })

  it('leaves a worker whose run stops in time', () => {
    vi.useFakeTimers()
    const { worker, say } = fake()
    const runner = createRunner(() => worker as never)
    const listener = listening()
    runner.run(request, listener)
    runner.stop()
    say({ type: 'events', run: 1, events: [aborted] })
    vi.advanceTimersByTime(10_000)
    expect(worker.terminate).not.toHaveBeenCalled()
    expect(listener.failed).not.toHaveBeenCalled()
  })

  it('tells of a worker that breaks down, or that cannot be made', () => {
    const { worker } = fake()
    const broken = listening()
    const runner = createRunner(() => worker as never)
    runner.run(request, broken)
    worker.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }))
    expect(broken.failed).toHaveBeenCalledWith({ message: 'out of memory' })
    const none = listening()
    createRunner(() => {
      throw new Error('forbidden')
    }).run(request, none)
    expect(none.failed).toHaveBeenCalledWith({ message: 'forbidden' })
  })

  it('gives answers to those who asked, and an end to those who wait when it closes', async () => {
    const { worker, posted, say } = fake()
    const runner = createRunner(() => worker as never)
    const question = { kind: 'picture', pixels: new Uint8Array(3) } as const
    const one = runner.ask(request, new Uint8Array(), question)
    const two = runner.ask(request, new Uint8Array(), question)
    expect(posted).toHaveLength(2)
    const answer = { kind: 'picture', shares: Float32Array.of(1) } as const
    say({ type: 'answer', id: 1, answer })
    await expect(one).resolves.toBe(answer)
    runner.close()
    await expect(two).resolves.toEqual({ message: 'ended' })
  })
})
