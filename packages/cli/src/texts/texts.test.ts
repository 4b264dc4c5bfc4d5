import { describe, expect, it } from 'vitest'
import { texts } from './texts.js'

type Tree = { readonly [key: string]: unknown }

/** Every text with its path; functions are called with the names of their parameters' places. */
const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const at = `${path}${key}`
    if (typeof value === 'string') return [[at, value]]
    if (typeof value === 'function') {
      const words = Array.from({ length: value.length }, (_, i) => `<${i}>`)
      return [[at, value(...words)]]
    }
    return flat(value as Tree, `${at}.`)
  })

const english = new Map(flat(texts.en))
const chinese = new Map(flat(texts['zh-CN']))

/** Commands, names of files and units are the same in both languages. */
const same = (path: string) =>
  /punctuation|nextLines\.\d+\.0|dataset$|environment|doctor\.speed|data\.sourceFailed/.test(path)

describe('texts', () => {
  it('have the same keys in both languages, none empty', () => {
    expect([...chinese.keys()]).toEqual([...english.keys()])
    for (const words of [...english.values(), ...chinese.values()]) expect(words).not.toBe('')
  })
  it('are translated, and say everything that they are given', () => {
    for (const [path, words] of english) {
      const other = chinese.get(path)!
      if (!same(path)) expect(other, path).toMatch(/[\u4e00-\u9fff]/)
      const places = (text: string) => [...text.matchAll(/<\d>/g)].map(([place]) => place).sort()
      expect(places(other), path).toEqual(places(words))
    }
  })
})
