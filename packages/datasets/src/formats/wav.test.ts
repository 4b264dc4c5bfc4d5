import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, damaged, fromBase64, fuzzRuns } from '../../test/hostile.js'
import { encodeWav } from './encode-wav.js'
import { parseWav, wavSamples } from './wav.js'
import reference from './wav.reference.json' with { type: 'json' }

const number = (text: string): number =>
  text === 'inf' ? Infinity : text === '-inf' ? -Infinity : text === 'nan' ? NaN : Number(text)

const little = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** index) & 255)
const text = (name: string): number[] => [...name].map((letter) => letter.charCodeAt(0))
const chunk = (name: string, body: readonly number[], size = body.length): number[] => [
  ...text(name),
  ...little(size, 4),
  ...body,
]
const riff = (body: readonly number[], size = body.length + 4): Uint8Array =>
  Uint8Array.of(...text('RIFF'), ...little(size, 4), ...text('WAVE'), ...body)
const format = (tag: number, channels: number, rate: number, frame: number, bits: number) =>
  chunk('fmt ', [
    ...little(tag, 2),
    ...little(channels, 2),
    ...little(rate, 4),
    ...little(rate * frame, 4),
    ...little(frame, 2),
    ...little(bits, 2),
  ])
const mono = format(1, 1, 8000, 1, 8)

describe('parseWav', () => {
  it.each(reference.cases.map((item, index) => ({ ...item, index })))(
    'reads what $writer wrote: $index, $bitsPerSample bits, $channels channels',
    (item) => {
      const { encoding, bitsPerSample, channels, sampleRate, samples, file } = item
      const sound = parseWav(fromBase64(file))
      const { length, data, ...told } = sound
      expect(told).toEqual({ encoding, bitsPerSample, channels, sampleRate })
      expect(length).toBe(samples.length / channels)
      const values = samples.map(number)
      expect([...data]).toEqual(
        bitsPerSample === 32 && encoding === 'float' ? values.map(Math.fround) : values,
      )
      // Anywhere in memory.
      const shifted = new Uint8Array(fromBase64(file).length + 1).subarray(1)
      shifted.set(fromBase64(file))
      expect(parseWav(shifted)).toEqual(sound)
    },
  )

  it('goes to the end of a stream that tells no length', () => {
    const unknown = 0xffffffff
    for (const [whole, part] of [
      [unknown, unknown],
      [0, 0],
      [0, unknown],
      [unknown, 3],
    ] as const) {
      const bytes = riff([...mono, ...chunk('data', [7, 8, 9], part)], whole)
      expect([...parseWav(bytes).data], `${whole} ${part}`).toEqual([7, 8, 9])
    }
    const stereo = riff(
      [...format(1, 2, 8000, 4, 16), ...chunk('data', [1, 2, 3], unknown)],
      unknown,
    )
    expect(() => parseWav(stereo)).toThrow('at byte 36: expected n × 4 B, got 3 B')
  })

  it('refuses other lengths that lie', () => {
    const cases: [Uint8Array, string][] = [
      [riff([...mono, ...chunk('data', [7, 8], 4)]), 'datasets/too-few-bytes'],
      [riff([...mono, ...chunk('data', [7, 8], 0x7fffffff)]), 'datasets/too-few-bytes'],
      [riff([...mono, ...chunk('data', [7, 8])], 1000), 'datasets/too-few-bytes'],
      [riff([...mono, ...chunk('data', [7, 8], 0)]), 'datasets/wav-chunks'],
      [riff([...mono, ...chunk('data', [7, 8, 9, 9]), 0, 0], 36 + 4), 'datasets/too-many-bytes'],
      [riff([...mono, ...chunk('data', [7, 8, 9, 9])], 36), 'datasets/wav-chunks'],
      [riff([...mono, ...chunk('LIST', [1], 5000)]), 'datasets/too-few-bytes'],
    ]
    for (const [bytes, code] of cases) expect(codeOf(() => parseWav(bytes))).toBe(code)
  })

  it('takes a padding byte that is there, is missing, or is not counted', () => {
    const body = [...mono, ...chunk('data', [7, 8, 9])]
    for (const bytes of [riff(body), riff([...body, 0]), riff([...body, 0], body.length + 4)]) {
      expect([...parseWav(bytes).data]).toEqual([7, 8, 9])
    }
    expect([...parseWav(riff(body, body.length + 5)).data]).toEqual([7, 8, 9])
    const between = riff([
      ...chunk('junk', [1]),
      0,
      ...mono,
      ...chunk('data', [5, 6]),
      ...chunk('LIST', [1, 2]),
    ])
    expect([...parseWav(between).data]).toEqual([5, 6])
  })

  it('refuses by name what it cannot read', () => {
    const data = chunk('data', [0, 0])
    const cases: [readonly number[], string][] = [
      [
        [...format(85, 1, 8000, 1, 8), ...data],
        'expected wFormatTag to be 1 (PCM), 3 (IEEE float), got 85',
      ],
      [[...format(1, 0, 8000, 0, 8), ...data], 'expected nChannels to be >= 1, got 0'],
      [[...format(1, 1, 0, 1, 8), ...data], 'expected nSamplesPerSec to be >= 1, got 0'],
      [
        [...format(1, 1, 8000, 2, 12), ...data],
        'expected wBitsPerSample to be 8, 16, 24, 32, got 12',
      ],
      [[...format(3, 1, 8000, 2, 16), ...data], 'expected wBitsPerSample to be 32, 64, got 16'],
      [[...format(1, 2, 8000, 1, 8), ...data], 'expected nBlockAlign to be 2, got 1'],
      [[...chunk('fmt ', [1, 0]), ...data], 'expected size to be >= 16, got 2'],
      [[...format(0xfffe, 1, 8000, 1, 8), ...data], 'expected size to be >= 40, got 16'],
      [[...data, ...mono], 'at byte 12: expected "fmt ", got "data"'],
      [[...mono, ...mono, ...data], 'at byte 36: expected 1 × "fmt ", got 2'],
      [[...mono, ...data, ...data], 'at byte 46: expected 1 × "data", got 2'],
      [mono, 'at byte 36: expected "data", got EOF'],
      [[], 'at byte 12: expected "fmt ", got EOF'],
    ]
    for (const [body, words] of cases) expect(() => parseWav(riff(body)), words).toThrow(words)
    expect(() => parseWav(Uint8Array.from(text('ID3\u0003 an MP3 file')))).toThrow('is no WAV file')
  })

  it('refuses an end at any earlier byte', () => {
    for (const { file } of reference.cases) {
      const bytes = fromBase64(file)
      for (let length = 0; length < bytes.length; length++) {
        const code = codeOf(() => parseWav(bytes.subarray(0, length)))
        // Only the last padding byte may be missing.
        const isPadding = length === bytes.length - 1 && code === 'none'
        if (!isPadding)
          expect(code).toBe(length === 0 ? 'datasets/wav-magic' : 'datasets/too-few-bytes')
      }
    }
    for (let byte = 0; byte < 256; byte++) {
      expect(codeOf(() => parseWav(Uint8Array.of(byte)))).not.toBe('none')
    }
  })

  it('keeps to its limit, and refuses wrong arguments', () => {
    const wav = riff([...format(1, 1, 8000, 3, 24), ...chunk('data', [1, 2, 3])])
    expect(codeOf(() => parseWav(wav, { limitBytes: 4 }))).toBe('none')
    expect(codeOf(() => parseWav(wav, { limitBytes: 3 }))).toBe('datasets/too-large')
    for (const work of [
      () => parseWav(null as never),
      () => parseWav('RIFF' as never),
      () => parseWav(wav, { limitBytes: -1 }),
      () => parseWav(wav, { file: '' }),
    ]) {
      expect(codeOf(work), String(work)).toBe('datasets/bad-option')
    }
  })

  it('answers 300 damaged files with whole frames or an error of its own', () => {
    const files = reference.cases.map(({ file }) => fromBase64(file))
    fc.assert(
      fc.property(damaged(...files), (bytes) => {
        codeOf(() => {
          const { length, channels, data } = parseWav(bytes)
          expect(Number.isInteger(length)).toBe(true)
          expect(data.length).toBe(length * channels)
        })
      }),
      fuzzRuns,
    )
  })
})

describe('wavSamples', () => {
  it('gives numbers around 0', () => {
    const sound = (data: Uint8Array | Int16Array | Int32Array | Float64Array, bits?: 24) =>
      parseWav(
        encodeWav({ sampleRate: 8000, channels: 1, data, ...(bits && { bitsPerSample: bits }) }),
      )
    expect([...wavSamples(sound(Uint8Array.of(0, 128, 192)))]).toEqual([-1, 0, 0.5])
    expect([...wavSamples(sound(Int16Array.of(-32768, 0, 16384)))]).toEqual([-1, 0, 0.5])
    expect([...wavSamples(sound(Int32Array.of(-(2 ** 23), 2 ** 22), 24))]).toEqual([-1, 0.5])
    expect([...wavSamples(sound(Int32Array.of(-(2 ** 31), 2 ** 30)))]).toEqual([-1, 0.5])
    expect([...wavSamples(sound(Float64Array.of(-3, 0.25)))]).toEqual([-3, 0.25])
  })
})

describe('encodeWav', () => {
  it('writes PCM as Python does, and anything as it is read back', () => {
    for (const { writer, bitsPerSample, file } of reference.cases) {
      const bytes = fromBase64(file)
      const { sampleRate, channels, data } = parseWav(bytes)
      const bits = data instanceof Int32Array ? { bitsPerSample: bitsPerSample as 24 | 32 } : {}
      const written = encodeWav({ sampleRate, channels, data, ...bits })
      expect(parseWav(written).data).toEqual(data)
      // Python's wave leaves out the padding of an odd length.
      if (writer === 'wave' && bytes.length % 2 === 0) expect(written).toEqual(bytes)
    }
  })

  it('refuses what does not fit', () => {
    const data = Int16Array.of(1, 2, 3, 4)
    for (const work of [
      () => encodeWav({ sampleRate: 0, channels: 1, data }),
      () => encodeWav({ sampleRate: Number.NaN, channels: 1, data }),
      () => encodeWav({ sampleRate: 4e9, channels: 1, data }),
      () => encodeWav({ sampleRate: 8000, channels: 3, data }),
      () => encodeWav({ sampleRate: 8000, channels: 0, data }),
      () => encodeWav({ sampleRate: 8000, channels: 40_000, data }),
      () => encodeWav({ sampleRate: 8000, channels: 1, data: [1] as never }),
      () => encodeWav({ sampleRate: 8000, channels: 1, data: Uint16Array.of(1) as never }),
      () => encodeWav({ sampleRate: 8000, channels: 1, data, bitsPerSample: 24 }),
      () =>
        encodeWav({
          sampleRate: 8000,
          channels: 1,
          data: Int32Array.of(2 ** 23),
          bitsPerSample: 24,
        }),
      () =>
        encodeWav({
          sampleRate: 8000,
          channels: 1,
          data: Int32Array.of(1),
          bitsPerSample: 12 as never,
        }),
    ]) {
      expect(codeOf(work), String(work)).toBe('datasets/bad-option')
    }
  })
})
