import type { Engine } from '../../engine.js'
import { type Window, windowBytes, writeWindow } from '../pool/window.js'

/** Some of a batch's pictures, as the kernels take them: with as many input channels as filters. */
export interface Piece {
  /** Where the window lies. */
  readonly window: number
  /** How many pictures come before these. */
  readonly before: number
  /** Numbers of x in these pictures. */
  readonly numbers: number
  /** Filters a channel. */
  readonly multiple: number
  /** Room for x with each channel repeated, once for each of its filters. */
  readonly repeated: number
  /** The kernel's own working memory. */
  readonly scratch: number
}

/** Numbers of x that are repeated at a time: they stay in the caches, and scratch stays small. */
const repeatedAtOnce = 2 ** 20

/**
 * Where each channel has one filter, runs the kernel once. Where it has several, runs it on so many
 * pictures at a time as are worth repeating their channels for.
 */
export const inPieces = (
  { heap }: Engine,
  whole: Window,
  scratchOf: (window: number) => number,
  run: (piece: Piece) => void,
): void => {
  const { batch, inChannels, inSize, outChannels } = whole
  const multiple = outChannels / inChannels
  const picture = inSize[1] * inSize[2] * outChannels
  const most = multiple === 1 ? batch : Math.max(1, Math.floor(repeatedAtOnce / picture))
  const piece = { ...whole, inChannels: outChannels, batch: Math.min(most, batch) }
  const repeatedBytes = multiple === 1 ? 0 : 4 * picture * piece.batch

  const first = heap.scratch(windowBytes)
  writeWindow(heap, first, piece)
  const window = heap.scratch(windowBytes + repeatedBytes + scratchOf(first))
  const repeated = window + windowBytes
  // Once also without pictures, so that a sum over them is set to 0.
  for (let before = 0; before === 0 || before < batch; before += piece.batch || 1) {
    const now = Math.min(piece.batch, batch - before)
    writeWindow(heap, window, { ...piece, batch: now })
    const numbers = (now * picture) / multiple
    run({ window, before, numbers, multiple, repeated, scratch: repeated + repeatedBytes })
  }
}
