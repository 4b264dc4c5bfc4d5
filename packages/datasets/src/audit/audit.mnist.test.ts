import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { load } from '../load.js'
import { audit } from './audit.js'
import type { AuditReport } from './report.js'

const { mnist: wanted } = JSON.parse(
  readFileSync(new URL('duplicates.reference.json', import.meta.url), 'utf8'),
)

let report: AuditReport
let seconds: number

beforeAll(async () => {
  const [train, test] = await Promise.all([load('mnist'), load('mnist', { split: 'test' })])
  const start = performance.now()
  report = await audit({ train, test })
  seconds = (performance.now() - start) / 1000
}, 300_000)

describe('the audit of all of MNIST', () => {
  it('takes seconds', () => {
    // 5 s on two idle cores; the rest is room for a busy machine.
    expect(seconds).toBeLessThan(40)
  })

  it('finds as many equal digits as NumPy: none', () => {
    const { within, shared, verdict } = report.duplicates
    expect(within.map(({ extra }) => extra)).toEqual(wanted.extra)
    expect(within.map(({ pairs }) => pairs)).toEqual(wanted.pairs)
    expect(shared).toMatchObject([wanted.shared])
    expect(wanted.extra).toEqual([0, 0])
    expect(verdict).toBe('ok')
  })

  it('finds near digits, which are simple ones', () => {
    const { nearDuplicates: near } = report
    if (near.verdict === 'skipped') throw new Error('skipped')
    expect(near).toMatchObject({ verdict: 'look', complete: true, pairCount: 1293 })
    expect(near.within.map(({ pairs }) => pairs)).toEqual([922, 30])
    expect(near.pairs.every(({ items }) => items.every(({ label }) => label === 1))).toBe(true)
  })

  it('knows the known facts', () => {
    expect(report.values).toMatchObject({ verdict: 'ok', expectedRange: [0, 255] })
    // 717 of the 784 places are not always black.
    expect(report.values.splits[0]).toMatchObject({ constant: 67, range: [0, 255], nan: 0 })
    expect(report.classes).toMatchObject({
      verdict: 'ok',
      splits: [
        { counts: [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949] },
        { counts: [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009] },
      ],
    })
  })

  it('suspects few labels by a model that reads nine of ten', () => {
    const { labels } = report
    if (labels.verdict === 'skipped') throw new Error('skipped')
    expect(labels.verdict).toBe('look')
    for (const { agreement, noise, suspects } of labels.splits) {
      expect(agreement).toBeGreaterThan(0.9)
      expect(noise).toBeLessThan(0.03)
      expect(suspects.length).toBe(100)
    }
    // Frozen, as the model is the same on every machine up to rounding.
    expect(labels.splits[0]!.suspects[0]).toMatchObject({ index: 24798, label: 4 })
  })
})
