import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { info, load } from '../index.js'
import { generatorOf } from '../random/generator.js'
import { openFlite } from './flite.js'
import { placeWord, samples } from './place-word.js'
import { countOf, spokenWords, utteranceAt, voices } from './utterances.js'

const hashOf = (values: Float32Array): string =>
  createHash('sha256')
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest('hex')
    .slice(0, 16)

describe('utterances', () => {
  it('have every word by every voice equally often, in any slice of 72', () => {
    for (const split of ['train', 'test'] as const) {
      const counts = new Map<string, number>()
      for (let i = 0; i < countOf(split); i++) {
        const { word, voice } = utteranceAt(split, i)
        counts.set(`${word} ${voice}`, (counts.get(`${word} ${voice}`) ?? 0) + 1)
      }
      expect(counts.size).toBe(spokenWords.length * voices.length)
      expect(new Set(counts.values()).size).toBe(1)
    }
    expect([countOf('train'), countOf('test')]).toEqual([1440, 360])
  })
  it('depend on their split and index alone', () => {
    expect(utteranceAt('train', 100)).toEqual(utteranceAt('train', 100))
    expect(utteranceAt('train', 100)).not.toEqual(utteranceAt('test', 100))
    expect(utteranceAt('train', 100).stretch).not.toBe(utteranceAt('train', 172).stretch)
  })
})

describe('placeWord', () => {
  it('cuts silence, sets the loudness and the place', () => {
    const word = Float32Array.of(0, 0, 0.1, -0.2, 0.05, 0, 0)
    const second = new Float32Array(10)
    placeWord(word, { loudness: 0.8, place: 1, noise: 0 }, generatorOf(1, 0), second)
    expect([...second].map((v) => Math.round(v * 100) / 100)).toEqual([
      0, 0, 0, 0, 0, 0, 0, 0.4, -0.8, 0.2,
    ])
  })
  it('cuts a word that is too long, and takes silence and nothing', () => {
    for (const word of [new Float32Array(30).fill(0.5), new Float32Array(5), new Float32Array(0)]) {
      const second = new Float32Array(10)
      placeWord(word, { loudness: 0.5, place: 0.5, noise: 0.01 }, generatorOf(1, 0), second)
      expect(second.every((v) => Number.isFinite(v) && Math.abs(v) <= 1)).toBe(true)
    }
  })
  it('adds noise of the deviation that is asked for', () => {
    const second = new Float32Array(samples)
    placeWord([], { loudness: 1, place: 0, noise: 0.02 }, generatorOf(3, 0), second)
    const mean = second.reduce((sum, v) => sum + v, 0) / samples
    const deviation = Math.sqrt(second.reduce((sum, v) => sum + (v - mean) ** 2, 0) / samples)
    expect(Math.abs(mean)).toBeLessThan(0.001)
    expect(deviation).toBeCloseTo(0.02, 3)
  })
})

describe('load', () => {
  it('makes the same real speech each time, whatever the slice', { timeout: 300_000 }, async () => {
    const words = await load('spoken-words', { split: 'train[:20]' })
    expect(words).toMatchObject({ length: 20, sampleRate: 16_000, info: info('spoken-words') })
    expect(words.audio.length).toBe(20 * 16_000)
    expect([...words.labels]).toEqual([...Array(18).keys(), 0, 1])
    expect(words.utterances[19]).toMatchObject({ word: 'one', voice: 'awb' })
    const item = (audio: Float32Array, i: number) => audio.subarray(i * 16_000, (i + 1) * 16_000)
    const later = await load('spoken-words', { split: 'train[7:9]' })
    expect(hashOf(item(later.audio, 0))).toBe(hashOf(item(words.audio, 7)))
    // Frozen: "seven" by slt, and "one" by awb.
    expect([7, 19].map((i) => hashOf(item(words.audio, i)))).toEqual([
      'cfe08b8eaefc9be6',
      '883a05a4f1dec684',
    ])
    // A word is there: its second half is louder than the noise alone could be.
    for (let i = 0; i < 20; i++) {
      const peak = item(words.audio, i).reduce((most, v) => Math.max(most, Math.abs(v)), 0)
      expect(peak).toBeGreaterThan(0.25)
    }
    const shuffled = await load('spoken-words', { split: 'train[:20]', seed: 3 })
    expect([...shuffled.labels].sort((a, b) => a - b)).toEqual(
      [...words.labels].sort((a, b) => a - b),
    )
    expect([...shuffled.labels]).not.toEqual([...words.labels])
  })
  it('stops with its signal', { timeout: 300_000 }, async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('enough')), 300)
    await expect(load('spoken-words', { signal: stop.signal })).rejects.toThrow('enough')
  })
  it('goes on speaking, word after word', { timeout: 300_000 }, async () => {
    const { length, audio } = await load('spoken-words', { split: 'test[:80]' })
    expect(length).toBe(80)
    for (let i = 0; i < length; i++) {
      const second = audio.subarray(i * 16_000, (i + 1) * 16_000)
      expect(second.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBeGreaterThan(
        0.2,
      )
    }
  })
  it('says that a file is no synthesiser', async () => {
    const opening = openFlite(new TextEncoder().encode('<!DOCTYPE html>'), 'flite.wasm')
    await expect(opening).rejects.toMatchObject({ code: 'datasets/speech' })
  })
  it('says that a program does not speak', async () => {
    // A module of nothing at all.
    const say = await openFlite(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0), 'flite.wasm')
    await expect(say({ word: 'one', voice: 'slt', stretch: 1 })).rejects.toMatchObject({
      code: 'datasets/speech',
    })
  })
})
