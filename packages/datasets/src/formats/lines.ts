import { datasetsError } from '../errors.js'
import { type Chunks, eachChunk } from './chunks.js'

/** One line, without its line feed; a carriage return before that is still there. */
export interface Line {
  /** Counted from 1. */
  readonly number: number
  readonly text: string
  /** Bytes of the line, or UTF-16 units where the file was given as a string. */
  readonly size: number
}

export interface LineOptions {
  /** How errors call the file. */
  readonly file: string
  readonly limitBytes: number
}

const lineFeed = 10
const byteOrderMark = '\uFEFF'

const withoutMark = (text: string, number: number): string =>
  number === 1 && text.startsWith(byteOrderMark) ? text.slice(1) : text

/** Cuts UTF-8 into lines, piece by piece. Holds at most one line of `limitBytes`. */
class LineCutter {
  readonly #options: LineOptions
  // A mark within the file is text: only the one at its start is taken off, above.
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  #held: Uint8Array[] = []
  #heldBytes = 0
  #number = 0

  constructor(options: LineOptions) {
    this.#options = options
  }

  *write(chunk: Uint8Array): Generator<Line, void, undefined> {
    let start = 0
    for (;;) {
      const end = chunk.indexOf(lineFeed, start)
      const piece = chunk.subarray(start, end < 0 ? chunk.length : end)
      const size = this.#heldBytes + piece.length
      if (size > this.#options.limitBytes) {
        const { file, limitBytes } = this.#options
        throw datasetsError('datasets/line-too-long', { file, line: this.#number + 1, limitBytes })
      }
      if (end < 0) {
        // A copy: the owner may use the chunk's memory again.
        if (piece.length > 0) this.#held.push(piece.slice())
        this.#heldBytes = size
        return
      }
      yield this.#line(piece, size)
      start = end + 1
    }
  }

  *end(): Generator<Line, void, undefined> {
    if (this.#heldBytes > 0) yield this.#line(new Uint8Array(0), this.#heldBytes)
  }

  #line(last: Uint8Array, size: number): Line {
    this.#number += 1
    try {
      let text = ''
      for (const piece of this.#held) text += this.#decoder.decode(piece, { stream: true })
      text += this.#decoder.decode(last)
      this.#held = []
      this.#heldBytes = 0
      return { number: this.#number, text: withoutMark(text, this.#number), size }
    } catch (cause) {
      const { file } = this.#options
      throw datasetsError('datasets/not-utf8', { file, line: this.#number }, { cause })
    }
  }
}

/**
 * The lines of a text, or of a whole file in UTF-8. Nothing comes after a line feed at the end.
 *
 * @throws `datasets/not-utf8`, `datasets/line-too-long`
 */
export function* linesOf(
  whole: string | Uint8Array,
  options: LineOptions,
): Generator<Line, void, undefined> {
  if (typeof whole !== 'string') {
    const cutter = new LineCutter(options)
    yield* cutter.write(whole)
    yield* cutter.end()
    return
  }
  for (let start = 0, number = 1; start < whole.length; number++) {
    const feed = whole.indexOf('\n', start)
    const end = feed < 0 ? whole.length : feed
    const { file, limitBytes } = options
    if (end - start > limitBytes) {
      throw datasetsError('datasets/line-too-long', { file, line: number, limitBytes })
    }
    yield { number, text: withoutMark(whole.slice(start, end), number), size: end - start }
    start = end + 1
  }
}

/**
 * The lines of a file in UTF-8 that comes in pieces.
 *
 * @throws `datasets/not-utf8`, `datasets/line-too-long`, `datasets/bad-option`
 */
export async function* streamedLines(
  chunks: Chunks,
  options: LineOptions,
): AsyncGenerator<Line, void, undefined> {
  const cutter = new LineCutter(options)
  for await (const chunk of eachChunk(chunks)) yield* cutter.write(chunk)
  yield* cutter.end()
}
