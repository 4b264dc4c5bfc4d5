import { expect, it } from 'vitest'
import { toMarkdown } from './table.mjs'

it('shows median, spread, ratio, machine, budget and who was skipped', () => {
  const standing = { versions: { node: '20.0.0' }, runs: 9, share: 1, result: null, columns: {} }
  const machine = {
    processor: 'Abacus',
    cores: 2,
    memoryGiB: 4,
    system: 'Linux x64',
    node: '20.0.0',
    v8: '11',
    packages: { tinybench: '6.0.0' },
  }
  const text = toMarkdown(
    {
      case: 'sum',
      title: 'Adds.',
      unit: 'ms',
      flop: null,
      standings: [
        { ...standing, name: 'ours', median: 1.2345, low: 1, high: 2, ratio: 1 },
        {
          ...standing,
          name: 'theirs',
          median: 1234.5,
          low: 12.34,
          high: 2000,
          ratio: 1000.4,
        },
      ],
      skipped: [{ name: 'others', reason: 'not installed' }],
      budgets: [{ words: 'ours: at most 1 ms', isKept: false }],
    },
    machine,
  )
  expect(text).toContain('| ours | 1.23 | 1.00-2.00 | 9 | 1.00× | node 20.0.0 |')
  expect(text).toContain('| theirs | 1235 | 12.3-2000 | 9 | 1000× | node 20.0.0 |')
  expect(text).toContain('Skipped: others: not installed.')
  expect(text).toContain('Budget: ours: at most 1 ms: NOT KEPT.')
  expect(text).toContain(
    'Machine: Abacus, 2 cores, 4 GiB, Linux x64, Node 20.0.0; tinybench 6.0.0.',
  )
})

it('shows a rate, and marks who did only a part', () => {
  const standing = { low: 1, high: 1, runs: 1, ratio: 1, versions: {}, result: null, columns: {} }
  const text = toMarkdown(
    {
      ...{ case: 'product', title: '', unit: 'ms', skipped: [], budgets: [] },
      flop: 4e9,
      standings: [{ ...standing, name: 'slow', median: 1000, share: 0.1 }],
    },
    {
      ...{ processor: '', cores: 1, memoryGiB: 1, system: '', node: '', v8: '', packages: {} },
    },
  )
  expect(text).toContain('| slow | ≈ 1000 | 1.00-1.00 | 4.00 | 1 | 1.00× |')
  expect(text).toContain('Extrapolated (≈): slow did 10 % of the work.')
})

it('shows further figures with their ratios', () => {
  const standing = { median: 1, low: 1, high: 1, runs: 1, ratio: 1, share: 1, result: null }
  const text = toMarkdown(
    {
      ...{ case: 'picture', title: '', unit: 'ms', flop: null, skipped: [], budgets: [] },
      standings: [
        { ...standing, name: 'small', versions: {}, columns: { kB: 2, marks: 10 } },
        { ...standing, name: 'large', versions: {}, columns: { kB: 5, marks: 10 } },
      ],
    },
    {
      ...{ processor: '', cores: 1, memoryGiB: 1, system: '', node: '', v8: '', packages: {} },
    },
  )
  expect(text).toContain(
    '| runs | ratio | kB | marks | versions |\n|---|--:|--:|--:|--:|--:|--:|---|',
  )
  expect(text).toContain('| small | 1.00 | 1.00-1.00 | 1 | 1.00× | 2.00 (1.00×) | 10.0 (1.00×) |')
  expect(text).toContain('| large | 1.00 | 1.00-1.00 | 1 | 1.00× | 5.00 (2.50×) | 10.0 (1.00×) |')
})
