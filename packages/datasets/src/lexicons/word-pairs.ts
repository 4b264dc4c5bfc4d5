import type { DatasetInfo } from '../info.js'

/**
 * Chinese words and what they mean in English.
 *
 * @example
 * ```ts
 * const { simplified, pinyin, english } = await load('cc-cedict', { split: 'train[:1000]' })
 * console.log(simplified[0], pinyin[0], english(0))
 * ```
 */
export interface WordPairs {
  /** The number of entries. */
  readonly length: number
  /** `[length]`. */
  readonly simplified: readonly string[]
  /** `[length]`. */
  readonly traditional: readonly string[]
  /** `[length]`, syllables with tones 1 to 5, parted by spaces: `ni3 hao3`. */
  readonly pinyin: readonly string[]
  /**
   * The meanings of the entry at `index`, each a few words.
   *
   * @throws `datasets/bad-option` where there is no such entry
   */
  english(index: number): readonly string[]
  readonly info: DatasetInfo
}
