import {
  type Deed,
  emptyProgress,
  exportProgress,
  importProgress,
  mergeProgress,
  type Progress,
  parseProgress,
  record,
} from '@firstgrad/core/progress'
import { isCodedError } from '@firstgrad/errors'
import { readStored, type StorageTrouble, store } from '../storage/local-storage.js'

/** Where the browser keeps progress, in the format of the command's file. */
export const progressKey = 'firstgrad.progress'
/** Where a record that cannot be read is set aside, so that nothing is lost. */
export const damagedKey = 'firstgrad.progress.damaged'
/** Sent on the window when progress has changed, in this tab or another. */
export const progressEvent = 'firstgrad-progress'

/**
 * Why progress is not kept, or was begun anew: storage is forbidden or full, what was there could not be
 * read (`damaged`, it is set aside), or a later firstgrad wrote it (`newer`, it is left alone).
 */
export type ProgressTrouble = StorageTrouble | 'damaged' | 'newer'

/** What this page knows, also where nothing can be kept. */
let known: Progress = emptyProgress
let trouble: ProgressTrouble | null = null
/** What is stored is not ours to write over. */
let untouchable = false
let watching = false

const tell = () => window.dispatchEvent(new Event(progressEvent))

/** Other tabs of the site change the same record. */
const watch = () => {
  if (watching || typeof window === 'undefined') return
  watching = true
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key !== null && key !== progressKey) return
    // Someone has emptied the storage, which is how one forgets.
    if (newValue === null) known = emptyProgress
    tell()
  })
}

/** Sets aside what cannot be read; where there is no room for it, it stays where it is. */
const setAside = (source: string): ProgressTrouble => {
  const failed = store(damagedKey, source)
  untouchable = failed !== null
  if (failed) return failed
  store(progressKey, null)
  return 'damaged'
}

/** What the browser keeps; empty with a trouble where it cannot be read. */
const stored = (): Progress => {
  const { text, trouble: failed } = readStored(progressKey)
  if (failed) trouble = failed
  untouchable = false
  if (text === null) return emptyProgress
  try {
    return parseProgress(text, progressKey)
  } catch (error) {
    if (!isCodedError(error)) throw error
    untouchable = error.code === 'core/progress-newer'
    trouble = untouchable ? 'newer' : setAside(text)
    return emptyProgress
  }
}

/** A change of what all tabs know together, kept where it can be. */
const update = (change: (progress: Progress) => Progress): Progress => {
  known = change(loadProgress())
  if (!untouchable) trouble = store(progressKey, exportProgress(known)) ?? damage()
  tell()
  return known
}

/** Once said, a damage stays said until the page is left. */
const damage = () => (trouble === 'damaged' ? trouble : null)

/**
 * What this browser remembers of its learner. In a page alone; listen to `firstgrad-progress` on the window
 * for changes, also those of other tabs.
 *
 * @example
 * ```ts
 * import { stateOf } from '@firstgrad/core/progress'
 * import { loadProgress } from '@firstgrad/elements'
 *
 * console.log(stateOf(loadProgress(), 'basics/neuron')) // new
 * ```
 */
export const loadProgress = (): Progress => {
  watch()
  known = mergeProgress(known, stored())
  return known
}

/** Remembers what a learner did. It never throws: what the browser cannot keep, this page remembers. */
export const recordDeed = (id: string, deed: Deed): void => {
  update((progress) => record(progress, id, deed, new Date().toISOString()))
}

/**
 * Adds what a progress file holds; nothing is lost and adding it twice changes nothing.
 *
 * @param name what an error calls the file
 * @throws `core/progress-damaged`, `core/progress-newer`
 */
export const addProgress = (source: string, name: string): Progress =>
  update((progress) => importProgress(progress, source, name))

/** Why progress is not kept; null where all is well. */
export const progressTrouble = (): ProgressTrouble | null => trouble
