/** Control characters but for tabs and ends of lines, and those that turn the direction of text. */
const harmful = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * What a learner's program prints, so that it moves no cursor, clears no screen and turns no text
 * round: the code may be anybody's. What is taken out is named.
 */
export const harmless = (text: string): string =>
  text.replace(harmful, (character) => `\\x${character.codePointAt(0)!.toString(16)}`)
