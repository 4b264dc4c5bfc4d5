import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createDraft } from './draft.js'

const id = 'basics/neuron'
const starter = '// starter'
let items: Map<string, string>

const open = (options: Partial<Parameters<typeof createDraft>[0]> = {}) =>
  createDraft({ id, starter, link: null, fragment: '', pauseMs: 300, ...options })

const linked = (code: string, lock?: readonly string[]) => ({
  link: { exercise: id, code, ...(lock && { lock }) },
  fragment: `v1.${code}`,
})

beforeEach(() => {
  vi.useFakeTimers()
  items = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => items.set(key, text),
    removeItem: (key: string) => items.delete(key),
  })
})

describe('a draft', () => {
  it('is the starter at first, of which nothing is kept', () => {
    const draft = open()
    expect([draft.text, draft.replaced, draft.readOnly]).toEqual([starter, false, false])
    draft.write('// mine')
    draft.write(starter)
    draft.flush()
    expect([...items]).toEqual([])
  })

  it('is kept a moment after it is written, or when the page is left', () => {
    const draft = open()
    draft.write('// mine')
    expect(items.size).toBe(0)
    vi.advanceTimersByTime(300)
    expect(items.get('firstgrad.code.basics/neuron')).toBe('// mine')
    draft.write('// mine, to')
    draft.flush()
    expect(open().text).toBe('// mine, to')
  })

  it('that nobody changed here does not write over another tab', () => {
    open().write('// mine')
    vi.advanceTimersByTime(300)
    const reader = open()
    items.set('firstgrad.code.basics/neuron', '// other tab')
    reader.flush()
    expect(open().text).toBe('// other tab')
  })

  it('can be reset and taken back, also after a reload', () => {
    const draft = open()
    draft.write('// mine')
    expect(draft.reset()).toBe(starter)
    expect(draft.replaced).toBe(true)
    const reloaded = open()
    expect([reloaded.text, reloaded.replaced]).toEqual([starter, true])
    expect(reloaded.takeBack()).toBe('// mine')
    expect([open().text, open().replaced]).toEqual(['// mine', false])
  })

  it('takes a link once, and keeps what was there', () => {
    open().write('// mine')
    vi.advanceTimersByTime(300)
    const draft = open(linked('// theirs'))
    expect([draft.text, draft.replaced]).toEqual(['// theirs', true])
    draft.write('// theirs, mended')
    draft.flush()
    const again = open(linked('// theirs'))
    expect(again.text).toBe('// theirs, mended')
    expect(again.takeBack()).toBe('// mine')
    expect(open(linked('// theirs')).text).toBe('// mine')
  })

  it('that is the same as in the link has nothing to take back', () => {
    open().write('// same')
    vi.advanceTimersByTime(300)
    expect(open(linked('// same')).replaced).toBe(false)
  })

  it('of a link that locks the code is read alone', () => {
    open().write('// mine')
    vi.advanceTimersByTime(300)
    const draft = open(linked('// theirs', ['code']))
    expect([draft.text, draft.readOnly, draft.replaced]).toEqual(['// theirs', true, false])
    draft.flush()
    expect(open().text).toBe('// mine')
    expect(open(linked('// theirs', ['seed'])).readOnly).toBe(false)
  })

  it('lives on where nothing can be kept, and says why', () => {
    vi.stubGlobal('localStorage', undefined)
    const draft = open()
    draft.write('// mine')
    draft.flush()
    expect([draft.text, draft.trouble]).toEqual(['// mine', 'forbidden'])
    expect(draft.reset()).toBe(starter)
    expect(draft.takeBack()).toBe('// mine')
  })
})
