import { emptyProgress, exportProgress, parseProgress, record } from '@firstgrad/core/progress'
import { describe, expect, it, vi } from 'vitest'

const id = 'basics/neuron'
const at = '2026-01-01T00:00:00.000Z'
const failed = { type: 'judged', verdict: 'fail', mistake: 'step' } as const
const passed = { type: 'judged', verdict: 'pass', mistake: null } as const

class Quota extends Error {
  override readonly name = 'QuotaExceededError'
}

/** A browser with this in its storage, and a module that has seen nothing yet. */
const browser = async (
  kept: Record<string, string> = {},
  { room = Number.POSITIVE_INFINITY, allowed = true } = {},
) => {
  const items = new Map(Object.entries(kept))
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (text.length > room) throw new Quota('full')
      items.set(key, text)
    },
    removeItem: (key: string) => items.delete(key),
  }
  vi.resetModules()
  vi.unstubAllGlobals()
  const window = new EventTarget()
  vi.stubGlobal('window', window)
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      if (!allowed) throw new DOMException('no', 'SecurityError')
      return storage
    },
  })
  const told = vi.fn()
  window.addEventListener('firstgrad-progress', told)
  return { ...(await import('./store.js')), items, window, told }
}

const otherTab = (window: EventTarget, newValue: string | null, key = 'firstgrad.progress') =>
  window.dispatchEvent(Object.assign(new Event('storage'), { key, newValue }))

describe('progress in the browser', () => {
  it('is kept in the format of the command', async () => {
    const { recordDeed, loadProgress, items, told, progressTrouble } = await browser()
    expect(loadProgress()).toEqual(emptyProgress)
    recordDeed(id, failed)
    recordDeed(id, { type: 'hint', rung: 2 })
    const text = items.get('firstgrad.progress')!
    expect(text).toBe(exportProgress(loadProgress()))
    expect(loadProgress().exercises[id]).toMatchObject({ attempts: 1, failures: 1, hints: 2 })
    expect(told).toHaveBeenCalledTimes(2)
    expect(progressTrouble()).toBeNull()
    const later = await browser({ 'firstgrad.progress': text })
    expect(later.loadProgress().exercises[id]!.mistakes.map((met) => met.id)).toEqual(['step'])
  })

  it('is merged with what another tab wrote meanwhile', async () => {
    const { recordDeed, loadProgress, items, window, told } = await browser()
    recordDeed(id, failed)
    const other = record(emptyProgress, 'tf/hello', passed, at)
    items.set('firstgrad.progress', exportProgress(other))
    recordDeed(id, failed)
    expect(Object.keys(loadProgress().exercises)).toEqual([id, 'tf/hello'])
    expect(loadProgress().exercises[id]!.attempts).toBe(2)
    told.mockClear()
    otherTab(window, items.get('firstgrad.progress')!)
    otherTab(window, 'x', 'something.else')
    expect(told).toHaveBeenCalledTimes(1)
  })

  it('is forgotten where someone empties the storage', async () => {
    const { recordDeed, loadProgress, items, window } = await browser()
    recordDeed(id, passed)
    items.clear()
    otherTab(window, null)
    expect(loadProgress()).toEqual(emptyProgress)
  })

  it.each([
    ['forbidden', { allowed: false }],
    ['full', { room: 10 }],
  ] as const)('is remembered by the page where storage is %s', async (trouble, limits) => {
    const { recordDeed, loadProgress, progressTrouble } = await browser({}, limits)
    recordDeed(id, failed)
    recordDeed(id, passed)
    expect(progressTrouble()).toBe(trouble)
    expect(loadProgress().exercises[id]).toMatchObject({ attempts: 2, failures: 1 })
  })

  it.each([
    '',
    '{"version":1,"exer',
    '{"version":0}',
    '[]',
    '{"version":1,"exercises":{"__proto__":{}}}',
  ])('sets aside what it cannot read: %s', async (text) => {
    const { loadProgress, recordDeed, progressTrouble, items } = await browser({
      'firstgrad.progress': text,
    })
    expect(loadProgress()).toEqual(emptyProgress)
    expect(items.get('firstgrad.progress.damaged')).toBe(text)
    recordDeed(id, passed)
    expect(progressTrouble()).toBe('damaged')
    expect(parseProgress(items.get('firstgrad.progress')!, '')).toEqual(loadProgress())
  })

  it('does not write over what it has no room to set aside', async () => {
    const text = '{'.repeat(50)
    const { loadProgress, recordDeed, progressTrouble, items } = await browser(
      { 'firstgrad.progress': text },
      { room: 10 },
    )
    recordDeed(id, passed)
    expect(loadProgress().exercises[id]!.attempts).toBe(1)
    expect(progressTrouble()).toBe('full')
    expect(items.get('firstgrad.progress')).toBe(text)
  })

  it('leaves alone what a later firstgrad wrote', async () => {
    const text = '{"version":2,"exercises":{"tf/hello":{"stars":5}}}'
    const { recordDeed, loadProgress, progressTrouble, items } = await browser({
      'firstgrad.progress': text,
    })
    recordDeed(id, passed)
    expect(progressTrouble()).toBe('newer')
    expect(items.get('firstgrad.progress')).toBe(text)
    expect(loadProgress().exercises[id]!.attempts).toBe(1)
  })

  it('adds a file of the command, once', async () => {
    const { addProgress, recordDeed, loadProgress } = await browser()
    recordDeed(id, failed)
    const file = exportProgress(record(emptyProgress, id, passed, at))
    addProgress(file, 'progress.json')
    addProgress(file, 'progress.json')
    expect(loadProgress().exercises[id]).toMatchObject({ attempts: 1, passedAt: at })
    expect(() => addProgress('{', 'photo.jpg')).toThrow('photo.jpg')
    expect(() => addProgress('{"version":7}', 'new.json')).toThrow('version 7')
    expect(loadProgress().exercises[id]).toMatchObject({ attempts: 1, passedAt: at })
  })
})
