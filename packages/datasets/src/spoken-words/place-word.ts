import { uniformInt } from 'pure-rand/distribution/uniformInt'
import type { generatorOf } from '../random/generator.js'
import type { Utterance } from './utterances.js'

export const sampleRate = 16_000
/** Every item is a second long. */
export const samples = 16_000

type Random = ReturnType<typeof generatorOf>

/**
 * Puts a word into its second: cut to what is not silence, made as loud as it should be, with noise
 * around. Sums and products only, which every engine rounds alike.
 *
 * @param word samples of any scale
 * @param second `[16000]`, all zeros
 */
export const placeWord = (
  word: ArrayLike<number>,
  { loudness, place, noise }: Pick<Utterance, 'loudness' | 'place' | 'noise'>,
  random: Random,
  second: Float32Array,
): void => {
  const { first, last, peak } = spoken(word)
  const length = Math.min(second.length, Math.max(0, last - first + 1))
  const start = Math.floor(place * (second.length - length))
  const gain = peak > 0 ? loudness / peak : 0
  for (let i = 0; i < length; i++) second[start + i] = (word[first + i] as number) * gain
  for (let i = 0; i < second.length; i++) {
    const sum = (second[i] as number) + noise * normal(random)
    second[i] = Math.max(-1, Math.min(1, sum))
  }
}

/** Below this share of the peak is silence. */
const silence = 0.01

const spoken = (word: ArrayLike<number>) => {
  let peak = 0
  for (let i = 0; i < word.length; i++) peak = Math.max(peak, Math.abs(word[i] as number))
  let first = 0
  let last = word.length - 1
  while (first < last && Math.abs(word[first] as number) < silence * peak) first++
  while (last > first && Math.abs(word[last] as number) < silence * peak) last--
  return { first, last, peak }
}

const draws = 12
const whole = 2 ** 16

/** The sum of twelve uniform numbers less six: near enough to normal, and the same everywhere. */
const normal = (random: Random): number => {
  let sum = 0
  for (let i = 0; i < draws; i++) sum += uniformInt(random, 0, whole)
  return sum / whole - draws / 2
}
