import type { DatasetInfo } from '../info.js'

export interface Chapter {
  /** From 1, as printed. */
  readonly number: number
  readonly title: string
  /** Without the heading. Paragraphs are parted by an empty line. */
  readonly text: string
}

/**
 * A book, cut by chapters: `train[:90%]` and `train[90%:]` share no sentence.
 *
 * @example
 * ```ts
 * const { text, chapters } = await load('moby-dick', { split: 'train[:120]' })
 * console.log(chapters[0]!.title, text.length)
 * ```
 */
export interface Book {
  /** The number of chapters. */
  readonly length: number
  readonly chapters: readonly Chapter[]
  /** The texts of the chapters, without headings, parted by empty lines. */
  readonly text: string
  readonly info: DatasetInfo
}
