import type { Verdict } from '@firstgrad/core/exercises'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type CheckState, createChecking } from './checking.js'

const verdict = (id: string) => ({ id }) as Verdict

/** A judge whose verdicts come when they are told to. */
const bench = () => {
  const asked: { code: string; signal: AbortSignal; end: (verdict: Verdict | null) => void }[] = []
  const seen: [CheckState, boolean][] = []
  const checking = createChecking({
    pauseMs: 800,
    judge: (code, signal) => new Promise((end) => asked.push({ code, signal, end })),
    changed: (state, byHand) => seen.push([state, byHand]),
  })
  const codes = () => asked.map(({ code }) => code)
  return { checking, asked, codes, seen, last: () => seen.at(-1) }
}

describe('checking', () => {
  beforeEach(() => vi.useFakeTimers())

  it('waits until typing rests', () => {
    const { checking, codes, last } = bench()
    checking.typed('a')
    vi.advanceTimersByTime(700)
    checking.typed('ab')
    vi.advanceTimersByTime(700)
    expect(codes()).toEqual([])
    expect(last()).toEqual([{ type: 'unjudged' }, false])
    vi.advanceTimersByTime(100)
    expect(codes()).toEqual(['ab'])
    expect(last()).toEqual([{ type: 'running' }, false])
  })

  it('judges at once when asked, and once alone', async () => {
    const { checking, asked, codes, last } = bench()
    checking.typed('a')
    checking.check('a')
    vi.advanceTimersByTime(5000)
    expect(codes()).toEqual(['a'])
    asked[0]!.end(verdict('a'))
    await vi.advanceTimersByTimeAsync(0)
    expect(last()).toEqual([{ type: 'judged', verdict: verdict('a') }, true])
  })

  it('ends what is older, and never shows its verdict', async () => {
    const { checking, asked, seen } = bench()
    checking.check('old')
    checking.check('new')
    expect(asked[0]!.signal.aborted).toBe(true)
    asked[1]!.end(verdict('new'))
    asked[0]!.end(verdict('old'))
    await vi.advanceTimersByTimeAsync(0)
    expect(seen.flatMap(([state]) => (state.type === 'judged' ? [state.verdict.id] : []))).toEqual([
      'new',
    ])
  })

  it('ends a check when its code changes', () => {
    const { checking, asked } = bench()
    checking.check('for (;;) {}')
    checking.typed('for (;;) {')
    expect(asked[0]!.signal.aborted).toBe(true)
    checking.check('for (;;) {}')
    checking.typed('for (;;) {}')
    expect(asked[1]!.signal.aborted).toBe(false)
  })

  it('knows the verdict of what it has just judged', async () => {
    const { checking, asked, codes, last } = bench()
    checking.check('a')
    asked[0]!.end(verdict('a'))
    await vi.advanceTimersByTimeAsync(0)
    checking.typed('ab')
    checking.typed('a')
    vi.advanceTimersByTime(5000)
    expect(codes()).toEqual(['a'])
    expect(last()).toEqual([{ type: 'judged', verdict: verdict('a') }, false])
  })

  it('tells that it was unable to judge', async () => {
    const error = new Error('no worker')
    const changed = vi.fn()
    const checking = createChecking({ pauseMs: 1, judge: () => Promise.reject(error), changed })
    checking.check('a')
    await vi.advanceTimersByTimeAsync(0)
    expect(changed).toHaveBeenLastCalledWith({ type: 'unable', error }, true)
  })

  it('is silent once it is closed', async () => {
    const { checking, asked, seen } = bench()
    checking.check('a')
    checking.close()
    asked[0]!.end(verdict('a'))
    await vi.advanceTimersByTimeAsync(5000)
    expect(seen).toHaveLength(1)
    checking.typed('b')
    checking.close()
    await vi.advanceTimersByTimeAsync(5000)
    expect(asked).toHaveLength(1)
  })
})
