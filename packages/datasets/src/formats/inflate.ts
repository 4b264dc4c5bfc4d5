import { Inflate } from 'fflate'

/** The stream gave more than it may. */
export class TooMuchInflated extends Error {}

const pieceBytes = 2 ** 14

/**
 * Inflates to at most `limitBytes` and hands out each piece. A small piece goes in at a time, so that
 * a bomb takes no more than about a thousand times that (deflate never grows data further).
 *
 * @throws {TooMuchInflated}, or what the library throws for a broken or unfinished stream
 */
export const inflateTo = (
  compressed: Uint8Array,
  limitBytes: number,
  take: (piece: Uint8Array) => void,
): void => {
  let received = 0
  const stream = new Inflate((piece) => {
    received += piece.length
    if (received > limitBytes) throw new TooMuchInflated(`more than ${limitBytes} bytes came`)
    take(piece)
  })
  for (let start = 0; start < compressed.length; start += pieceBytes) {
    const end = Math.min(start + pieceBytes, compressed.length)
    // A copy: the library reads on into what follows the piece.
    stream.push(compressed.slice(start, end), end === compressed.length)
  }
}
