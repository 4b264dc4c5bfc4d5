import type { DatasetInfo } from '../info.js'

/**
 * Words and how they are said. Phonemes are cut out only when they are asked for.
 *
 * @example
 * ```ts
 * const { words, pronunciations } = await load('cmu-pronouncing-dictionary', { split: 'train[:1000]' })
 * console.log(words[0], pronunciations(0)[0])
 * ```
 */
export interface Pronunciations {
  /** The number of words. */
  readonly length: number
  /** `[length]`, each word once, in small letters. */
  readonly words: readonly string[]
  /**
   * The ways to say the word at `index`, in the published order, each a list of ARPABET phonemes.
   * Vowels end in their stress: 0 none, 1 main, 2 second.
   *
   * @throws `datasets/bad-option` where there is no such word
   */
  pronunciations(index: number): readonly (readonly string[])[]
  /** Every phoneme there is, with stress, in alphabetical order: a vocabulary. */
  readonly phonemes: readonly string[]
  readonly info: DatasetInfo
}
