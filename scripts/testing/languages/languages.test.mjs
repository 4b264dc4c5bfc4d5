/// <reference types="vite/client" />
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { messages as setupMessages } from '../../setup/words/index.mjs'
import { readMarkdown } from '../markdown/read-markdown.mjs'
import { guideFolders } from '../snippets/collect.mjs'
import { membersOf } from '../workspace.mjs'
import { problemsBetween, textsOf } from './texts-of.mjs'

const root = new URL('../../../', import.meta.url)

describe('problemsBetween', () => {
  const en = {
    a: (/** @type {any} */ { shape }) => `Expected ${shape.join(',')}.`,
    b: { c: 'Two words', d: '/' },
  }
  it('is content with two complete catalogs', () => {
    const zh = {
      a: (/** @type {any} */ { shape }) => `应为 ${shape.join(',')}。`,
      b: { c: '两个词', d: '/' },
    }
    expect(problemsBetween(en, zh)).toEqual([])
  })
  it('names what is missing, empty, or not translated', () => {
    const zh = { a: en.a, b: { c: ' ' }, e: '多' }
    expect(problemsBetween(en, zh)).toEqual([
      'b › d: no 中文',
      'e: no English',
      'a: the 中文 is the English: Expected ‹join›.',
      'b › c: the 中文 is empty',
    ])
    expect(problemsBetween({ a: 'Hello there' }, { a: 'Hallo da' })).toEqual([
      'a: the 中文 holds no Chinese: Hallo da',
    ])
    expect(problemsBetween({ a: '你好' }, { a: '你好' })).toEqual([
      'a: the English holds Chinese: 你好',
    ])
  })
  it('speaks messages that walk through, count and format their details', () => {
    const say = (/** @type {any} */ { tried, rate }) =>
      `${tried.map((/** @type {any} */ one) => one.name).join(', ')} ${rate.toFixed(2)} ${[...tried].length}`
    expect(textsOf({ say }).get('say')).toBe('‹name› ‹toFixed› 1')
  })
})

const catalogs = import.meta.glob([
  '../../../packages/*/src/{messages,texts}/**/*.ts',
  '!**/*.test.ts',
])

/** @param {unknown} value */
const isBilingual = (value) =>
  typeof value === 'object' && value !== null && ('en' in value || 'zh-CN' in value)

describe('messages', () => {
  it('are found wherever a package publishes them', () => {
    const published = membersOf(fileURLToPath(root))
      .filter(({ manifest }) => manifest.exports?.['./messages'])
      .map(({ folder }) => `../../../${folder}/src/messages/index.ts`)
    expect(Object.keys(catalogs)).toEqual(expect.arrayContaining(published))
  })

  it.each(Object.entries(catalogs))('%s: complete in both languages', async (path, load) => {
    const exported = Object.entries(/** @type {Record<string, any>} */ (await load()))
    const bilingual = exported.filter(([, value]) => isBilingual(value))
    if (path.endsWith('/messages/index.ts')) expect(bilingual).not.toEqual([])
    for (const [name, catalog] of bilingual) {
      expect(Object.keys(catalog).sort(), name).toEqual(['en', 'zh-CN'])
      expect(textsOf(catalog.en).size, name).toBeGreaterThan(0)
      expect(problemsBetween(catalog.en, catalog['zh-CN']), name).toEqual([])
    }
  })

  it('of set-up are complete, and at most 80 columns wide', () => {
    expect(problemsBetween(setupMessages.en, setupMessages['zh-CN'])).toEqual([])
    for (const catalog of Object.values(setupMessages))
      for (const text of textsOf(catalog).values())
        for (const line of text.split('\n')) expect(columnsOf(line), line).toBeLessThanOrEqual(80)
  })
})

/** Chinese characters and punctuation take two columns of a terminal. */
const columnsOf = (/** @type {string} */ line) =>
  [...line].reduce(
    (sum, letter) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        letter,
      )
        ? 2
        : 1),
    0,
  )

describe('the READMEs', () => {
  const read = (/** @type {string} */ name) => {
    const path = new URL(name, root)
    return existsSync(path) ? readMarkdown(readFileSync(path, 'utf8')) : null
  }
  const english = read('README.md')
  const chinese = read('README.zh-CN.md')

  it('exist in both languages', () => {
    expect(english).not.toBeNull()
    expect(chinese).not.toBeNull()
  })
  it('have the same headings, level by level', () => {
    expect(chinese?.headings.map(({ level }) => level)).toEqual(
      english?.headings.map(({ level }) => level),
    )
    for (const { text } of chinese?.headings ?? [])
      expect(text).toMatch(/\p{Script=Han}|firstgrad/u)
  })
  it('have the same code', () => {
    const runnable = (/** @type {typeof english} */ readme) =>
      readme?.blocks.filter(({ tag }) => tag !== 'text').map(({ tag, code }) => ({ tag, code }))
    expect(runnable(chinese)).toEqual(runnable(english))
  })
})

describe('the guides', () => {
  const namesIn = (/** @type {string} */ folder) =>
    readdirSync(new URL(`${folder}/`, root))
      .filter((name) => name.endsWith('.md'))
      .sort()
  const { english, chinese } = guideFolders
  const names = namesIn(english)

  /** @param {string} path */
  const read = (path) => {
    const text = readFileSync(new URL(path, root), 'utf8')
    const [, head = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? []
    const fields = head.split('\n').map((line) => /^(\w+): (.+)$/.exec(line)?.slice(1) ?? [line])
    return { fields: Object.fromEntries(fields), ...readMarkdown(body) }
  }

  it('exist in both languages', () => {
    expect(names.length).toBeGreaterThan(0)
    expect(namesIn(chinese)).toEqual(names)
  })
  it('have an order of their own', () => {
    const orders = names.map((name) => Number(read(`${english}/${name}`).fields.order))
    expect(orders.sort((a, b) => a - b)).toEqual(names.map((_, i) => i + 1))
  })
  it.each(names)('%s: the same headings and the same code', (name) => {
    const [en, zh] = [read(`${english}/${name}`), read(`${chinese}/${name}`)]
    for (const { fields } of [en, zh])
      expect(Object.keys(fields)).toEqual(['title', 'description', 'order'])
    expect(zh.fields.order).toBe(en.fields.order)
    for (const field of ['title', 'description'])
      expect(zh.fields[field]).toMatch(/\p{Script=Han}/u)

    const anchors = (/** @type {typeof en} */ { headings }) =>
      headings.map(({ level, text }) => ({ level, anchor: /\{#(.+)\}$/.exec(text)?.[1] }))
    expect(anchors(zh)).toEqual(anchors(en))
    for (const { text } of zh.headings) expect(text).toMatch(/\p{Script=Han}/u)

    const code = (/** @type {typeof en} */ { blocks }) =>
      blocks.map(({ tag, code }) => ({ tag, code }))
    expect(code(zh)).toEqual(code(en))
  })
})
