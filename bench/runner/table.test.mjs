import { expect, it } from 'vitest'
import { toMarkdown } from './table.mjs'

it('shows median, spread, ratio, machine, budget and who was skipped', () => {
  const standing = { versions: { node: '20.0.0' }, runs: 9, result: null }
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
      standings: [
        { ...standing, name: 'ours', medianMs: 1.2345, lowMs: 1, highMs: 2, ratio: 1 },
        {
          ...standing,
          name: 'theirs',
          medianMs: 1234.5,
          lowMs: 12.34,
          highMs: 2000,
          ratio: 1000.4,
        },
      ],
      skipped: [{ name: 'others', reason: 'not installed' }],
      budget: { words: 'ours: at most 1 ms', isKept: false },
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
