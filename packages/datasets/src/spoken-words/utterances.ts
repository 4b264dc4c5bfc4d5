import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { generatorOf } from '../random/generator.js'

/** The words of Speech Commands that a machine is told most: digits and orders. */
export const spokenWords = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  ...['yes', 'no', 'up', 'down', 'left', 'right', 'stop', 'go'],
] as const

/** Flite's voices of 16 kHz: two women's and men's voices made of recordings, one of diphones. */
export const voices = ['slt', 'awb', 'rms', 'kal16'] as const
export type Voice = (typeof voices)[number]

/** One word as it is said. */
export interface Utterance {
  readonly word: (typeof spokenWords)[number]
  readonly label: number
  readonly voice: Voice
  /** 1 is the voice's own pace, more is slower. */
  readonly stretch: number
  /** Of the full amplitude. */
  readonly loudness: number
  /** Where in its second the word begins, from 0 for the start to 1 for as late as it fits. */
  readonly place: number
  /** Standard deviation of the noise, of the full amplitude. */
  readonly noise: number
}

/** How often each voice says each word. */
export const takes = { train: 20, test: 5 } as const
export type SpokenSplit = keyof typeof takes

/** Splits draw from seeds of their own. */
const seeds: Readonly<Record<SpokenSplit, number>> = { train: 20_260_101, test: 20_260_102 }

const wholeTo = 1000

/**
 * The utterance at an index of a split. Neighbours differ in word, then in voice, so that every slice
 * has all of them; what an utterance is like depends on nothing but its split and index.
 */
export const utteranceAt = (split: SpokenSplit, index: number): Utterance => {
  const random = generatorOf(seeds[split], index)
  const between = (low: number, high: number) =>
    low + ((high - low) * uniformInt(random, 0, wholeTo)) / wholeTo
  const label = index % spokenWords.length
  return {
    word: spokenWords[label] as Utterance['word'],
    label,
    voice: voices[Math.floor(index / spokenWords.length) % voices.length] as Voice,
    stretch: Math.round(between(0.75, 1.35) * 100) / 100,
    loudness: between(0.3, 0.95),
    place: between(0, 1),
    noise: between(0, 0.02),
  }
}

/** How many utterances a split has. */
export const countOf = (split: SpokenSplit): number =>
  takes[split] * spokenWords.length * voices.length
