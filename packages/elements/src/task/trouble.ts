import { progressTrouble } from '../progress/store.js'
import type { StorageTrouble } from '../storage/local-storage.js'
import type { Texts } from '../texts/texts.js'

/** What is not kept in this browser, and what works all the same; most often nothing. */
export const troubleWords = (
  ofCode: StorageTrouble | null,
  words: Texts['task'],
): readonly string[] => {
  const ofProgress = progressTrouble()
  const found = [ofCode, ofProgress].flatMap((trouble) => {
    if (trouble === null) return []
    if (trouble === 'damaged') return [words.damagedProgress]
    if (trouble === 'newer') return [words.newerProgress]
    return [words.notKept[trouble]]
  })
  return [...new Set(found)]
}
