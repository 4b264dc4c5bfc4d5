import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  codeOf,
  codeOfAsync,
  collect,
  damaged,
  fuzzRuns,
  pieces,
  utf8,
} from '../../test/hostile.js'
import { jsonlRows, parseJsonl } from './jsonl.js'

const text = '\uFEFF{"text":"gut ✓","label":1}\r\n\n  \t\n[1,2.5,null]\n"x"'
const values = [{ text: 'gut ✓', label: 1 }, [1, 2.5, null], 'x']

describe('parseJsonl', () => {
  it('reads a value from each line, blank ones aside', () => {
    expect(parseJsonl(text)).toEqual(values)
    expect(parseJsonl(utf8(text))).toEqual(values)
    expect(parseJsonl(`${text}\n`)).toEqual(values)
    expect(parseJsonl('')).toEqual([])
    expect(parseJsonl('\n\n')).toEqual([])
    expect(parseJsonl('0')).toEqual([0])
  })

  it('names the line that is no JSON', () => {
    expect(() => parseJsonl('1\n\n{"a":1,}\n', { file: 'reviews.jsonl' })).toThrow(
      'Line 3 of reviews.jsonl: expected one JSON value, got "{\\"a\\":1,}".',
    )
    for (const line of ['NaN', '-Infinity', "{'a':1}", '{"a":1', '1 2', 'undefined', '\u00a0']) {
      expect(
        codeOf(() => parseJsonl(line)),
        line,
      ).toBe('datasets/jsonl-syntax')
    }
    expect(() => parseJsonl(`"${'x'.repeat(1000)}`)).toThrow(/got "\\"x{59}…"\./)
  })

  it('is not harmed by depth or by names', () => {
    const deep = '['.repeat(100_000)
    expect(codeOf(() => parseJsonl(deep))).toBe('datasets/jsonl-syntax')
    expect(codeOf(() => parseJsonl(deep + ']'.repeat(100_000)))).toMatch(/none|jsonl-syntax/)
    const [row] = parseJsonl('{"__proto__":{"bad":1}}') as [object]
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype)
    expect('bad' in row).toBe(false)
  })

  it('keeps to its limits', () => {
    expect(parseJsonl('12345\n', { limitLineBytes: 5 })).toEqual([12345])
    expect(() => parseJsonl('1\n123456', { limitLineBytes: 5 })).toThrow('Line 2 of')
    expect(parseJsonl('1\n2\n', { limitRows: 2 })).toEqual([1, 2])
    expect(codeOf(() => parseJsonl('1\n2\n', { limitRows: 1 }))).toBe('datasets/too-many-rows')
  })

  it('refuses what is not UTF-8, and wrong arguments', () => {
    expect(() => parseJsonl(Uint8Array.of(49, 10, 34, 0xff, 34))).toThrow('UTF-8 text at line 2')
    for (const work of [
      () => parseJsonl(null as never),
      () => parseJsonl({} as never),
      () => parseJsonl('1', { limitLineBytes: -1 }),
      () => parseJsonl('1', { limitRows: 1.5 }),
      () => parseJsonl('1', { file: '' }),
    ]) {
      expect(codeOf(work), String(work)).toBe('datasets/bad-option')
    }
  })

  it('answers every cut of a real file', () => {
    const bytes = utf8(text)
    for (let length = 0; length < bytes.length; length++) {
      const code = codeOf(() => parseJsonl(bytes.subarray(0, length)))
      expect(code).toMatch(/none|jsonl-syntax|not-utf8/)
    }
    for (let byte = 0; byte < 256; byte++) codeOf(() => parseJsonl(Uint8Array.of(byte)))
  })

  it('reads back any values', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (list) => {
        const lines = list.map((value) => JSON.stringify(value)).join('\n')
        expect(parseJsonl(utf8(lines))).toEqual(JSON.parse(JSON.stringify(list)))
      }),
      fuzzRuns,
    )
  })

  it('answers 300 damaged files alike, whole and in pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        damaged(utf8(text)),
        fc.integer({ min: 1, max: 20 }),
        async (bytes, size) => {
          let whole: unknown[] = []
          const code = codeOf(() => {
            whole = parseJsonl(bytes)
          })
          const inPieces = await codeOfAsync(async () => {
            expect(await collect(jsonlRows(pieces(bytes, size)))).toEqual(whole)
          })
          expect(inPieces).toBe(code)
        },
      ),
      fuzzRuns,
    )
  })
})

describe('jsonlRows', () => {
  it('gives the same for pieces of any size', async () => {
    for (const size of [1, 2, 3, 7, 1000]) {
      expect(await collect(jsonlRows(pieces(utf8(text), size)))).toEqual(values)
    }
  })

  it('gives what came before the fault', async () => {
    const seen: unknown[] = []
    const code = await codeOfAsync(async () => {
      for await (const value of jsonlRows([utf8('1\n2\nx\n3\n')])) seen.push(value)
    })
    expect(code).toBe('datasets/jsonl-syntax')
    expect(seen).toEqual([1, 2])
  })

  it('refuses what is no source of chunks', async () => {
    for (const chunks of [null, 'x', utf8('1'), {}]) {
      expect(await codeOfAsync(() => collect(jsonlRows(chunks as never)))).toBe(
        'datasets/bad-option',
      )
    }
  })
})
