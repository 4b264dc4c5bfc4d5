import { expect, it } from 'vitest'
import { toOverview } from './overview.mjs'

/** @param {string} name @param {number} median @param {number} ratio @param {number} share */
const standing = (name, median, ratio, share) => ({
  ...{ name, median, ratio, share, low: 1, high: 2, runs: 3 },
  ...{ versions: {}, result: null, columns: {} },
})

it('has a row for each case, a column for each contestant and a mark where one did a part', () => {
  const rest = { title: '', flop: null, skipped: [], budgets: [] }
  const text = toOverview([
    { ...rest, case: 'a', unit: 'ms', standings: [standing('x', 12.34, 1, 1)] },
    {
      ...rest,
      case: 'b',
      unit: 'ms',
      standings: [standing('x', 2, 1, 1), standing('y', 500, 250, 0.1)],
    },
  ])
  expect(text).toContain('| case | x | y |\n|---|--:|--:|\n')
  expect(text).toContain('| a | 12.3 (1.00×) | - |\n')
  expect(text).toContain('| b | 2.00 (1.00×) | ≈ 500 (250×) |\n')
})
