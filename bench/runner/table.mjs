/** Three figures that count, whatever the size. */
const ms = (/** @type {number} */ value) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(3)

const times = (/** @type {number} */ ratio) =>
  `${ratio >= 100 ? ratio.toFixed(0) : ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2)}×`

/** @param {Record<string, string>} versions */
const versionWords = (versions) =>
  Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')

/**
 * The outcome of a case as Markdown.
 *
 * @param {import('./run-case.mjs').Outcome} outcome
 * @param {ReturnType<typeof import('./machine.mjs').describeMachine>} machine
 */
export const toMarkdown = ({ case: name, title, standings, skipped, budget }, machine) => {
  const { packages, processor, cores, memoryGiB, system, node } = machine
  return [
    `## ${name}`,
    '',
    title,
    '',
    '| contestant | median ms | middle half | runs | ratio | versions |',
    '|---|--:|--:|--:|--:|---|',
    ...standings.map(
      (one) =>
        `| ${one.name} | ${ms(one.medianMs)} | ${ms(one.lowMs)}-${ms(one.highMs)} | ${one.runs} | ${times(one.ratio)} | ${versionWords(one.versions)} |`,
    ),
    '',
    ...(budget ? [`Budget: ${budget.words}: ${budget.isKept ? 'kept' : 'NOT KEPT'}.`, ''] : []),
    ...skipped.map(({ name: who, reason }) => `Skipped: ${who}: ${reason}.`),
    ...(skipped.length > 0 ? [''] : []),
    `Machine: ${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}; ${versionWords(packages)}.`,
    '',
  ].join('\n')
}
