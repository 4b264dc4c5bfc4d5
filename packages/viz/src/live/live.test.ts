import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as viz from '../index.js'
import { live } from './index.js'

const esc = '\u001b'
const chart = (y: number[]) => viz.lineChart({ series: [{ name: 'a', y }] })

/** A terminal that remembers what was written to it, and takes it or not. */
const fakeStream = (isTTY: boolean, takes = true) => {
  const written: string[] = []
  const listeners: (() => void)[] = []
  return {
    isTTY,
    columns: 40,
    rows: 12,
    written,
    takes,
    drain: () => {
      for (const listener of listeners.splice(0)) listener()
    },
    write(text: string) {
      written.push(text)
      return this.takes
    },
    once: (_: 'drain', listener: () => void) => listeners.push(listener),
  }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('live in a terminal', () => {
  it('draws over what it drew, sixty times a second at most', () => {
    const stream = fakeStream(true)
    const view = live(chart([1, 2]), { stream })
    expect(stream.written).toHaveLength(1)
    for (let i = 0; i < 1000; i++) {
      view.update(chart([1, 2, i]))
      vi.advanceTimersByTime(1)
    }
    expect(stream.written.length).toBeGreaterThan(40)
    expect(stream.written.length).toBeLessThanOrEqual(63)
    const lines = (stream.written[0] as string).split('\n').length - 1
    expect(lines).toBeLessThanOrEqual(11)
    expect(stream.written[1]).toMatch(new RegExp(`^${esc}\\[${lines}A\\r${esc}\\[J`))
    const colour = new RegExp(`${esc}\\[[\\d;]*m`, 'g')
    for (const line of (stream.written[0] as string).replaceAll(colour, '').split('\n')) {
      expect(line.length).toBeLessThan(40)
    }
    view.stop()
    const count = stream.written.length
    vi.advanceTimersByTime(1000)
    expect(stream.written).toHaveLength(count)
  })
  it('ends with the last figure, whatever the time', () => {
    const stream = fakeStream(true)
    const view = live(chart([1, 2]), { stream })
    view.update(viz.lineChart({ title: 'the last', series: [] }))
    view.stop()
    expect(stream.written).toHaveLength(2)
    expect(stream.written[1]).toContain('the last')
  })
  it('waits for a terminal that is slow', () => {
    const stream = fakeStream(true, false)
    const view = live(chart([1, 2]), { stream })
    for (let i = 0; i < 100; i++) {
      view.update(chart([i]))
      vi.advanceTimersByTime(20)
    }
    expect(stream.written).toHaveLength(1)
    stream.drain()
    vi.advanceTimersByTime(20)
    expect(stream.written).toHaveLength(2)
    view.stop()
  })
  it('writes the last figure once where the output is no terminal', () => {
    const stream = fakeStream(false)
    const view = live(chart([1, 2]), { stream })
    for (let i = 0; i < 100; i++) {
      view.update(chart([i]))
      vi.advanceTimersByTime(20)
    }
    expect(stream.written).toEqual([])
    view.stop()
    expect(stream.written).toHaveLength(1)
    expect(stream.written[0]).not.toContain(esc)
  })
  it('refuses what is no figure', () => {
    expect(() => live({} as never, { stream: fakeStream(true) })).toThrow(
      expect.objectContaining({ code: 'viz/bad-figure' }),
    )
  })
})
