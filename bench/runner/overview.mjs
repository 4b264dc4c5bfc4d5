import { marked, times } from './figures.mjs'

/**
 * Cases that are timed in one table: a row for each, a column for each contestant.
 *
 * @param {readonly import('./run-case.mjs').Outcome[]} outcomes
 */
export const toOverview = (outcomes) => {
  const names = [...new Set(outcomes.flatMap(({ standings }) => standings.map(({ name }) => name)))]
  const rows = outcomes.map(({ case: name, standings }) => {
    const cells = names.map((one) => {
      const standing = standings.find((candidate) => candidate.name === one)
      if (!standing) return '-'
      return `${marked(standing.median, standing.share)} (${times(standing.ratio)})`
    })
    return `| ${name} | ${cells.join(' | ')} |`
  })
  return [
    '## Overview',
    '',
    "Medians in ms and, in brackets, how many times the figure of the case's first contestant.",
    '',
    `| case | ${names.join(' | ')} |`,
    `|---|${names.map(() => '--:|').join('')}`,
    ...rows,
    '',
  ].join('\n')
}
