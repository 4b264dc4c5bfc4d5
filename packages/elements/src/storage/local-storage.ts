/** Why the browser keeps nothing: it is forbidden, or there is no room left. */
export type StorageTrouble = 'forbidden' | 'full'

/** What was read; `trouble` where it could not be. */
export interface Stored {
  readonly text: string | null
  readonly trouble: StorageTrouble | null
}

/** Reads what the browser keeps under a key. Asking alone throws where storage is forbidden. */
export const readStored = (key: string): Stored => {
  try {
    return { text: localStorage.getItem(key), trouble: null }
  } catch {
    return { text: null, trouble: 'forbidden' }
  }
}

/** Keeps a text, or with null forgets it; tells why it could not. */
export const store = (key: string, text: string | null): StorageTrouble | null => {
  try {
    if (text === null) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
    return null
  } catch (error) {
    return error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'forbidden'
  }
}
