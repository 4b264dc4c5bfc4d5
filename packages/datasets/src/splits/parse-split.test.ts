import { describe, expect, it } from 'vitest'
import { isDatasetsError } from '../errors.js'
import { parseSplit } from './parse-split.js'

const counts = { train: 60_000, test: 10_000 }

const codeOf = (split: string): string => {
  try {
    parseSplit(split, counts, 'mnist')
  } catch (error) {
    if (isDatasetsError(error)) return error.code
    throw error
  }
  return 'none'
}

/** Items in a slice of `count`; none if it is refused as empty. */
const sizeOf = (split: string, count: number): number => {
  try {
    const [slice] = parseSplit(split, { a: count })
    return slice!.end - slice!.start
  } catch (error) {
    if (isDatasetsError(error, 'datasets/empty-split')) return 0
    throw error
  }
}

describe('parseSplit', () => {
  it.each([
    ['train', [['train', 0, 60_000]]],
    ['test', [['test', 0, 10_000]]],
    ['train[:]', [['train', 0, 60_000]]],
    ['train[:10000]', [['train', 0, 10_000]]],
    ['train[10000:]', [['train', 10_000, 60_000]]],
    ['train[-1000:]', [['train', 59_000, 60_000]]],
    ['train[:-1000]', [['train', 0, 59_000]]],
    ['train[59999:60000]', [['train', 59_999, 60_000]]],
    ['train[10%:90%]', [['train', 6000, 54_000]]],
    ['train[-10%:]', [['train', 54_000, 60_000]]],
    ['train[100:50%]', [['train', 100, 30_000]]],
    ['train[ 10% : 90% ]', [['train', 6000, 54_000]]],
    ['train[:33.333%]', [['train', 0, 20_000]]],
    [
      'train[:50%] + test',
      [
        ['train', 0, 30_000],
        ['test', 0, 10_000],
      ],
    ],
  ])('reads %s', (split, slices) => {
    expect(parseSplit(split, counts).map(({ split, start, end }) => [split, start, end])).toEqual(
      slices,
    )
  })

  it('rounds half up, the same at both ends of a slice', () => {
    // 10% of 5 is 0.5, 30% is 1.5: `[10%:30%]` is item 1.
    expect(parseSplit('a[10%:30%]', { a: 5 })).toEqual([{ split: 'a', start: 1, end: 2 }])
  })

  it('cuts any count into slices that never overlap and miss nothing', () => {
    for (const count of [1, 2, 3, 7, 99, 100, 101, 150, 1797, 59_999]) {
      for (const step of [1, 3, 7, 10, 12.5, 33.333]) {
        const taken = new Uint8Array(count)
        for (let from = 0; from < 100; from += step) {
          const to = Math.min(100, from + step)
          const text = `a[${from.toFixed(3)}%:${to.toFixed(3)}%]`
          let slices: ReturnType<typeof parseSplit> = []
          try {
            slices = parseSplit(text, { a: count })
          } catch (error) {
            if (!isDatasetsError(error, 'datasets/empty-split')) throw error
          }
          for (const { start, end } of slices) {
            for (let index = start; index < end; index++) taken[index]! += 1
          }
        }
        expect(taken.every((times) => times === 1)).toBe(true)
      }
    }
  })

  it('makes [:p%] and [-q%:] partners when p + q is 100', () => {
    for (const count of [1, 7, 99, 1001]) {
      for (let percent = 1; percent < 100; percent++) {
        const left = sizeOf(`a[:${percent}%]`, count)
        const right = sizeOf(`a[-${100 - percent}%:]`, count)
        expect(left + right).toBe(count)
      }
    }
  })

  it.each([
    '',
    '+',
    'train+',
    'train[',
    'train]',
    'train[]',
    'train[5]',
    'train[1:2:3]',
    'train[a:b]',
    'train[:1.5]',
    'train[:101%]',
    'train[:1e3]',
    'train[--5:]',
    'train[:5%%]',
    'train[0x10:]',
    'train[:50%][:2]',
    'train(:5)',
    'train[:9999999999999999999]',
    '[:5]',
    'train test',
  ])('refuses %j with examples', (split) => {
    expect(codeOf(split)).toBe('datasets/bad-split')
    expect(() => parseSplit(split, counts)).toThrow(/train\[10%:90%\]/)
  })

  it('names the splits there are', () => {
    expect(() => parseSplit('validation', counts, 'mnist')).toThrow(
      '"mnist" has no split "validation". It has: train, test.',
    )
    expect(codeOf('constructor')).toBe('datasets/unknown-split')
    expect(codeOf('__proto__')).toBe('datasets/bad-split')
  })

  it('refuses more than there is', () => {
    expect(() => parseSplit('train[:70000]', counts, 'mnist')).toThrow(
      'asks for 70000 items, but train has 60000',
    )
    expect(codeOf('train[-60001:]')).toBe('datasets/split-out-of-range')
    expect(codeOf('train[:60000]')).toBe('none')
  })

  it('refuses to select nothing', () => {
    for (const split of ['train[:0]', 'train[5:5]', 'train[10:5]', 'train[60000:]', 'test[:0%]']) {
      expect(codeOf(split)).toBe('datasets/empty-split')
    }
  })
})
