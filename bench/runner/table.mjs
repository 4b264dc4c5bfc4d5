import { figure, marked, times } from './figures.mjs'

/** @param {Record<string, string>} versions */
const versionWords = (versions) =>
  Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')

/**
 * Who did only a part of the work, in words.
 *
 * @param {import('./run-case.mjs').Standing} standing
 */
const partly = ({ name, share }) =>
  `Extrapolated (≈): ${name} did ${(100 * share).toPrecision(2)} % of the work.`

/**
 * The outcome of a case as Markdown.
 *
 * @param {import('./run-case.mjs').Outcome} outcome
 * @param {ReturnType<typeof import('./machine.mjs').describeMachine>} machine
 */
export const toMarkdown = (outcome, machine) => {
  const { case: name, title, unit, flop, standings, skipped, budgets } = outcome
  const { packages, processor, cores, memoryGiB, system, node } = machine
  const rate = (/** @type {number} */ ms) => (flop ? ` ${figure(flop / ms / 1e6)} |` : '')
  const headings = Object.keys(standings[0]?.columns ?? {})
  const further = (/** @type {import('./run-case.mjs').Standing} */ { columns }) =>
    headings.map((heading) => {
      const value = columns[heading] ?? Number.NaN
      const ratio = value / (standings[0]?.columns[heading] ?? Number.NaN)
      return ` ${figure(value)} (${times(ratio)}) |`
    })
  const footnotes = [
    ...standings.filter(({ share }) => share < 1).map(partly),
    ...budgets.map(({ words, isKept }) => `Budget: ${words}: ${isKept ? 'kept' : 'NOT KEPT'}.`),
    ...skipped.map(({ name: who, reason }) => `Skipped: ${who}: ${reason}.`),
    `Machine: ${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}; ${versionWords(packages)}.`,
  ]
  return [
    `## ${name}`,
    '',
    title,
    '',
    `| contestant | median ${unit} | middle half |${flop ? ' GFLOP/s |' : ''} runs | ratio |${headings.map((heading) => ` ${heading} |`).join('')} versions |`,
    `|---|--:|--:|${flop ? '--:|' : ''}--:|--:|${'--:|'.repeat(headings.length)}---|`,
    ...standings.map(
      (one) =>
        `| ${one.name} | ${marked(one.median, one.share)} | ${figure(one.low)}-${figure(one.high)} |${rate(one.median)} ${one.runs} | ${times(one.ratio)} |${further(one).join('')} ${versionWords(one.versions)} |`,
    ),
    '',
    ...footnotes.flatMap((line) => [line, '']),
  ].join('\n')
}
