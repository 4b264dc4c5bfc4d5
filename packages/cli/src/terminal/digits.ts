import type { Mistake } from '@firstgrad/core'
import { braille } from './braille.js'

const size = 28
const columns = size / 2
/** Grey values from here on count as ink. */
const ink = 96

/** Digits side by side, each over its truth and the network's answer, at most 80 columns wide. */
export const drawDigits = (mistakes: readonly Mistake[], perLine = 5): string => {
  const lines: string[] = []
  for (let start = 0; start < mistakes.length; start += perLine) {
    const few = mistakes.slice(start, start + perLine)
    const pictures = few.map(({ pixels }) =>
      braille(size, size, (x, y) => pixels[y * size + x]! >= ink),
    )
    for (let row = 0; row < pictures[0]!.length; row++) {
      lines.push(pictures.map((picture) => picture[row]).join('  '))
    }
    const captions = few.map(({ label, predicted, confidence }) =>
      `${label} → ${predicted} (${Math.round(100 * confidence)}%)`.padEnd(columns),
    )
    lines.push(captions.join('  ').trimEnd())
  }
  return lines.join('\n')
}
