import { start } from './contestant.mjs'
import { median, pairedRatio, quantile } from './statistics.mjs'

/**
 * @typedef {object} Standing
 * @property {string} name
 * @property {Record<string, string>} versions
 * @property {number} median in the case's unit, as the next two
 * @property {number} low 25 % of the runs took less
 * @property {number} high 25 % of the runs took more
 * @property {number} runs
 * @property {number} ratio how many times the figure of the first contestant that took part
 * @property {number} share which part of the work was done; figures are those of the whole
 * @property {unknown} result
 * @property {Record<string, number>} columns further figures of the result
 *
 * @typedef {object} Outcome
 * @property {string} case
 * @property {string} title
 * @property {string} unit
 * @property {number | null} flop
 * @property {Standing[]} standings
 * @property {{ name: string, reason: string }[]} skipped
 * @property {{ words: string, isKept: boolean }[]} budgets
 */

/** @typedef {{ type: 'turn', case: string, contestant: string, round: number, of: number, median: number, unit: string }} Turn */

/**
 * What became of a case's budgets. One whose contestants did not both take part is not judged.
 *
 * @param {import('./case.mjs').BenchCase} benchCase
 * @param {readonly { name: string, median: number, rounds: readonly (readonly number[])[] }[]} held
 * @returns {Outcome['budgets']}
 */
const judge = ({ budgets = [], contestants, unit = 'ms' }, held) =>
  budgets.flatMap(({ contestant, median: most, ratio, to = contestants[0]?.name }) => {
    const one = held.find(({ name }) => name === contestant)
    const other = held.find(({ name }) => name === to)
    if (!one || (ratio !== undefined && !other)) return []
    const words = [
      most === undefined ? '' : `${most} ${unit}`,
      ratio === undefined ? '' : `${ratio} times ${to}`,
    ]
    return {
      words: `${contestant}: at most ${words.filter(Boolean).join(' and ')}`,
      isKept:
        one.median <= (most ?? Number.POSITIVE_INFINITY) &&
        (ratio === undefined || pairedRatio(one.rounds, other?.rounds ?? []) <= ratio),
    }
  })

/**
 * Lets the contestants of a case have their turns, A B C A B C, so that a busy spell of the machine
 * falls on all of them. Throws where one fails or two do not agree on the result.
 *
 * @param {import('./case.mjs').BenchCase} benchCase
 * @param {{ folder: URL, rounds: number, python: string }} options
 * @returns {AsyncGenerator<Turn, Outcome>}
 */
export async function* runCase(benchCase, { folder, rounds, python }) {
  /** @type {Outcome['skipped']} */
  const skipped = []
  const entrants = []
  try {
    for (const contestant of benchCase.contestants) {
      const started = await start(contestant, folder, python)
      if ('reason' in started) skipped.push({ name: contestant.name, reason: started.reason })
      else
        entrants.push({
          contestant,
          process: started,
          rounds: /** @type {number[][]} */ ([]),
          result: /** @type {unknown} */ (null),
        })
    }
    for (let round = 1; round <= rounds; round++)
      for (const entrant of entrants) {
        if (round > (entrant.contestant.rounds ?? rounds)) continue
        const { samples: done, result } = await entrant.process.round()
        const samples = done.map((figure) => figure / (entrant.contestant.share ?? 1))
        entrant.rounds.push(samples)
        entrant.result = result
        yield {
          type: 'turn',
          case: benchCase.name,
          contestant: entrant.contestant.name,
          round,
          of: entrant.contestant.rounds ?? rounds,
          median: median(samples),
          unit: benchCase.unit ?? 'ms',
        }
      }
  } finally {
    for (const { process } of entrants) process.close()
  }
  const [reference] = entrants
  if (!reference) throw new Error(`${benchCase.name}: no contestant could take part`)
  for (const { contestant, result } of entrants)
    if (!benchCase.agree(reference.result, result))
      throw new Error(
        `${benchCase.name}: ${contestant.name} computed ${JSON.stringify(result)}, but ` +
          `${reference.contestant.name} computed ${JSON.stringify(reference.result)}: not the same work`,
      )
  const standings = entrants.map(({ contestant, process, rounds: samples, result }) => ({
    name: contestant.name,
    versions: process.versions,
    median: median(samples.flat()),
    low: quantile(samples.flat(), 0.25),
    high: quantile(samples.flat(), 0.75),
    runs: samples.flat().length,
    ratio: pairedRatio(samples, reference.rounds),
    share: contestant.share ?? 1,
    result,
    columns: Object.fromEntries(
      Object.entries(benchCase.columns ?? {}).map(([heading, of]) => [heading, of(result)]),
    ),
  }))
  const held = entrants.map(({ contestant: { name }, rounds: samples }) => ({
    name,
    median: median(samples.flat()),
    rounds: samples,
  }))
  return {
    case: benchCase.name,
    title: benchCase.title,
    unit: benchCase.unit ?? 'ms',
    flop: benchCase.flop ?? null,
    standings,
    skipped,
    budgets: judge(benchCase, held),
  }
}
