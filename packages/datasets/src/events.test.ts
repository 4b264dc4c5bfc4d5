import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { eventsOf, progressReporter } from './events.js'

const collect = async <Event>(events: AsyncIterable<Event>): Promise<Event[]> => {
  const all: Event[] = []
  for await (const event of events) all.push(event)
  return all
}

describe('eventsOf', () => {
  it('gives every event in order, those before an end in error too', async () => {
    const seen: number[] = []
    const events = eventsOf<number>(async (report) => {
      report(1)
      report(2)
      await wait(5)
      report(3)
      throw new Error('broken')
    })
    await expect(
      (async () => {
        for await (const event of events) seen.push(event)
      })(),
    ).rejects.toThrow('broken')
    expect(seen).toEqual([1, 2, 3])
  })

  it('aborts the work and waits for its cleaning up when the reader stops', async () => {
    let cleaned = false
    const events = eventsOf<string>(async (report, signal) => {
      report('begun')
      try {
        await wait(60_000, undefined, { signal })
      } finally {
        await wait(20)
        cleaned = true
      }
    })
    for await (const _ of events) break
    expect(cleaned).toBe(true)
  })

  it('throws the reason of the signal', async () => {
    const reason = new Error('enough')
    const controller = new AbortController()
    const events = eventsOf<string>(async (report, signal) => {
      report('begun')
      await wait(60_000, undefined, { signal }).catch(() => signal.throwIfAborted())
    }, controller.signal)
    await expect(
      (async () => {
        for await (const _ of events) controller.abort(reason)
      })(),
    ).rejects.toBe(reason)
  })

  it('does not begin when the signal is aborted already', async () => {
    let begun = false
    const events = eventsOf(
      async () => {
        begun = true
      },
      AbortSignal.abort(new Error('too late')),
    )
    await expect(collect(events)).rejects.toThrow('too late')
    expect(begun).toBe(false)
  })

  it('begins only when it is read', async () => {
    let begun = false
    const events = eventsOf(async () => {
      begun = true
    })
    await wait(5)
    expect(begun).toBe(false)
    expect(await collect(events)).toEqual([])
    expect(begun).toBe(true)
  })
})

describe('progressReporter', () => {
  it('passes on the first and the last, and few between', () => {
    const seen: number[] = []
    const progress = progressReporter((bytes) => seen.push(bytes), 1000)
    for (let bytes = 1; bytes <= 1000; bytes++) progress(bytes)
    expect(seen[0]).toBe(1)
    expect(seen.at(-1)).toBe(1000)
    expect(seen.length).toBeLessThan(100)
  })
})
