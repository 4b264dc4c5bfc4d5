import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'

/** The address of this page with an exercise and code in its fragment. */
export const linkTo = async (exercise: string, code: string): Promise<string> => {
  const { encodePermalink } = await import('@firstgrad/core/permalink')
  const url = new URL(location.href)
  url.hash = encodePermalink({ exercise, code })
  return url.href
}

/** Copies; false where the browser does not let a page do that. */
export const copied = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** A link for the learner to copy by hand. */
export const linkField = (url: string, words: Texts['task']): HTMLElement => {
  const field = make('input', {
    type: 'text',
    readonly: true,
    value: url,
    'aria-label': words.link,
  })
  field.addEventListener('focus', () => field.select())
  return field
}
