import type { Permalink } from '@firstgrad/core/permalink'
import { looksLikeLink } from '../element/links.js'

/** What a page's fragment says of an exercise. */
export interface FromFragment {
  readonly link: Permalink | null
  /** Why a fragment that looks like a link is none. */
  readonly error: unknown
}

/** Reads the link to an exercise; what belongs to another one, or is no link, is nothing. */
export const readFragment = async (fragment: string, id: string): Promise<FromFragment> => {
  if (!looksLikeLink(fragment)) return { link: null, error: null }
  try {
    const { decodePermalink } = await import('@firstgrad/core/permalink')
    const link = decodePermalink(fragment)
    return { link: link.exercise === id ? link : null, error: null }
  } catch (error) {
    return { link: null, error }
  }
}
