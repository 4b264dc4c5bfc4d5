import type { Draw } from '../../../src/exercises.js'

/** The characters that the net knows; all others are left out. */
export const alphabet = ' abcdefghijklmnopqrstuvwxyz.,;:!?\'"-'

/** Small letters, single spaces, and only characters of {@link alphabet}, as their numbers. */
export const encode = (text: string): Uint8Array => {
  const plain = text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[—–]/g, '-')
    .replace(/[^\sa-z.,;:!?'"-]/g, '')
    .replace(/\s+/g, ' ')
  return Uint8Array.from(plain, (character) => alphabet.indexOf(character))
}

export const decode = (characters: readonly number[]): string =>
  characters.map((index) => alphabet[index]).join('')

/** Bits a character if only the frequency of each is known: the entropy of one character. */
export const frequencyBits = (text: Uint8Array): number => {
  const counts = new Float64Array(alphabet.length)
  for (const index of text) counts[index]! += 1
  return counts.reduce((bits, count) => {
    const share = count / text.length
    return share > 0 ? bits - share * Math.log2(share) : bits
  }, 0)
}

/** Starts of random pieces of the text, each with room for one character more. */
export const startsOf = (draw: Draw, text: Uint8Array, count: number, length: number): number[] =>
  Array.from({ length: count }, () => draw.whole(0, text.length - length - 1))
