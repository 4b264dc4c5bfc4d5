import { emptyProgress, exportProgress, parseProgress, record } from '@firstgrad/core/progress'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { downloadProgress, readProgressFile } from './file.js'
import { loadProgress, recordDeed } from './store.js'

const id = 'basics/neuron'
const at = '2026-01-01T00:00:00.000Z'

beforeEach(() => {
  const items = new Map<string, string>()
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => items.set(key, text),
    removeItem: (key: string) => items.delete(key),
  })
})

describe('progress files', () => {
  it('are saved under a name, in the format of the command', async () => {
    recordDeed(id, { type: 'hint', rung: 1 })
    const link = { href: '', download: '', click: vi.fn() }
    vi.stubGlobal('document', { createElement: () => link })
    let saved: Blob | undefined
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved = blob as Blob
      return 'blob:1'
    })
    vi.useFakeTimers()
    downloadProgress()
    vi.useRealTimers()
    expect(link).toMatchObject({ href: 'blob:1', download: 'firstgrad-progress.json' })
    expect(link.click).toHaveBeenCalledOnce()
    expect(parseProgress(await saved!.text(), '')).toEqual(loadProgress())
  })

  it('are added to what is known', async () => {
    const passed = { type: 'judged', verdict: 'pass', mistake: null } as const
    const source = exportProgress(record(emptyProgress, 'tf/hello', passed, at))
    const progress = await readProgressFile(new File([source], 'progress.json'))
    expect(progress.exercises['tf/hello']!.passedAt).toBe(at)
    expect(loadProgress()).toEqual(progress)
  })

  it.each([
    ['a picture', new Uint8Array(100).fill(255)],
    ['what is far too large', ' '.repeat(10_000_001)],
    ['nothing', ''],
  ])('refuse %s, and nothing changes', async (_what, content) => {
    const before = loadProgress()
    await expect(readProgressFile(new File([content], 'photo.jpg'))).rejects.toMatchObject({
      code: 'core/progress-damaged',
      details: { path: 'photo.jpg' },
    })
    expect(loadProgress()).toEqual(before)
  })
})
