import type { Permalink } from '@firstgrad/core/permalink'
import type { StorageTrouble } from '../storage/local-storage.js'
import { type KeptCode, keep, readKept } from './kept-code.js'

/** A learner's code of one exercise, kept while it is written. */
export interface Draft {
  readonly text: string
  /** There is something to take back. */
  readonly replaced: boolean
  readonly readOnly: boolean
  readonly trouble: StorageTrouble | null
  /** The text is this now; it is kept a moment later, or with `flush`. */
  write(text: string): void
  /** Puts the starter there; gives the text. */
  reset(): string
  /** Puts back what was replaced by the starter or by a link; gives the text. */
  takeBack(): string
  flush(): void
}

export interface DraftOptions {
  readonly id: string
  readonly starter: string
  /** A link of this exercise, and the fragment that it came in. */
  readonly link: Permalink | null
  readonly fragment: string
  readonly pauseMs: number
}

/** What the panel begins with: what a new link carries, or what was kept, or the starter. */
const begin = ({ link, fragment, starter }: DraftOptions, kept: KeptCode): KeptCode => {
  if (link?.code === undefined || kept.link === fragment) return kept
  const own = kept.code ?? starter
  return { code: link.code, before: own === link.code ? kept.before : own, link: fragment }
}

export const createDraft = (options: DraftOptions): Draft => {
  const { id, starter, link, pauseMs } = options
  const readOnly = link?.lock?.includes('code') ?? false
  let kept = readOnly
    ? { code: link?.code ?? null, before: null, link: null }
    : begin(options, readKept(id))
  let trouble: StorageTrouble | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let changed = false

  const flush = () => {
    clearTimeout(timer)
    // Another tab may have written since: what nobody changed here is not written over it.
    if (changed && !readOnly) trouble = keep(id, kept)
    changed = false
  }
  const set = (next: Partial<KeptCode>) => {
    kept = { ...kept, ...next }
    changed = true
    clearTimeout(timer)
    timer = setTimeout(flush, pauseMs)
  }
  const text = () => kept.code ?? starter
  const codeOf = (next: string) => (next === starter ? null : next)

  if (!readOnly && kept.link === options.fragment && link) {
    changed = true
    flush()
  }
  return {
    get text() {
      return text()
    },
    get replaced() {
      return kept.before !== null && kept.before !== text()
    },
    readOnly,
    get trouble() {
      return trouble
    },
    write: (next) => set({ code: codeOf(next) }),
    reset() {
      set({ code: null, before: text() })
      flush()
      return text()
    },
    takeBack() {
      set({ code: codeOf(kept.before ?? text()), before: null })
      flush()
      return text()
    },
    flush,
  }
}
