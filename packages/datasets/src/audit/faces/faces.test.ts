import { languages } from '@firstgrad/errors'
import { beforeAll, describe, expect, it } from 'vitest'
import { isDatasetsError } from '../../errors.js'
import { audit } from '../audit.js'
import type { AuditReport } from '../report.js'
import { auditHTML } from './audit-html.js'
import { auditText } from './audit-text.js'
import { columnsOf, wrapped } from './plain-text.js'

let reports: AuditReport[]

beforeAll(async () => {
  const classNames = ['猫', '<b>dog</b>', `\u001b[31mred\n${'x'.repeat(70)}`]
  const values = (count: number) => Float64Array.from({ length: count * 2 }, (_, i) => (i * i) % 23)
  const split = (count: number, from: number) => ({
    ...{ length: count, features: values(count), featureNames: ['重量', 'h'], classNames },
    labels: Array.from({ length: count }, (_, i) => (i + from) % 3),
  })
  const pictures = Uint8Array.from({ length: 64 * 3 }, (_, i) => (i % 64) * 3 + (i > 63 ? 1 : 0))
  reports = [
    await audit({ train: split(60, 0), 'te<st>': split(30, 1) }),
    await audit({ images: { length: 3, images: pictures, imageShape: [8, 8] } }),
    await audit({ none: { length: 0, images: new Uint8Array(0), imageShape: [2, 2] } }),
  ]
})

describe.each(languages)('auditText in %s', (lang) => {
  it.each([20, 33, 40, 80, 200])('is never wider than %i', (columns) => {
    for (const report of reports) {
      const text = auditText(report, { lang, columns })
      for (const line of text.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(columns)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not get through
      expect(text).not.toMatch(/undefined|NaN %|\[object|[\u0000-\u0009\u000b-\u001f\u007f]/)
    }
  })

  it('has a verdict for each check', () => {
    const lines = auditText(reports[0]!, { lang }).split('\n')
    expect(lines.filter((line) => /^[+?!-] /.test(line))).toHaveLength(5)
    expect(lines.some((line) => /^! .*(problem|有问题)$/.test(line))).toBe(true)
  })
})

describe.each(languages)('auditHTML in %s', (lang) => {
  it('is one page with all checks and nothing from elsewhere', () => {
    for (const report of reports) {
      const html = auditHTML(report, { lang })
      expect(html).toContain(`<html lang="${lang}">`)
      expect(html.match(/<section /g)).toHaveLength(5)
      expect(html.match(/class="verdict (ok|look|problem|skipped)"/g)).toHaveLength(5)
      expect(html).not.toMatch(/https?:|src=|<script|<link|<b>|undefined|\[object/)
      const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const [, id] of html.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids).toContain(id)
      expect(html.match(/<table>/g)?.length).toBe(html.match(/<caption /g)?.length)
    }
    expect(auditHTML(reports[0]!, { lang })).toContain('&lt;b&gt;dog')
  })
})

describe('the words', () => {
  it('tell what was found', () => {
    const english = auditText(reports[1]!, { lang: 'en', columns: 200 })
    expect(english).toContain('Exact duplicates: look here\n  images repeats 1 item.')
    expect(english).toContain('images has 1 pair of almost the same images.')
    expect(english).toContain('Wrong labels: not checked\n  There are no labels.')
    const chinese = auditText(reports[1]!, { lang: 'zh-CN', columns: 200 })
    expect(chinese).toContain('完全重复：请留意\n  images 中有 1 个样本是重复的。')
  })

  it('refuse a terminal of no width', () => {
    const read = () => auditText(reports[0]!, { columns: 10 })
    expect(read).toThrow(/columns/)
    try {
      read()
    } catch (error) {
      expect(isDatasetsError(error, 'datasets/bad-option')).toBe(true)
    }
  })
})

describe('wrapped', () => {
  it('breaks between words and between characters, and lets no line begin with a stop', () => {
    expect(wrapped('one two three', 8)).toEqual(['one two', 'three'])
    expect(wrapped('数据检查，正常。', 8)).toEqual(['数据检', '查，正', '常。'])
    expect(wrapped('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
    expect(wrapped('', 4)).toEqual([])
  })
})
