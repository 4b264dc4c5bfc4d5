import { start } from './contestant.mjs'
import { median, pairedRatio, quantile } from './statistics.mjs'

/**
 * @typedef {object} Standing
 * @property {string} name
 * @property {Record<string, string>} versions
 * @property {number} medianMs
 * @property {number} lowMs 25 % of the runs took less
 * @property {number} highMs 25 % of the runs took more
 * @property {number} runs
 * @property {number} ratio how many times the time of the first contestant
 * @property {unknown} result
 *
 * @typedef {object} Outcome
 * @property {string} case
 * @property {string} title
 * @property {Standing[]} standings
 * @property {{ name: string, reason: string }[]} skipped
 * @property {{ words: string, isKept: boolean } | null} budget
 */

/** @typedef {{ type: 'turn', case: string, contestant: string, round: number, of: number, medianMs: number }} Turn */

/**
 * @param {import('./case.mjs').BenchCase} benchCase
 * @param {readonly Standing[]} standings
 * @returns {Outcome['budget']}
 */
const judge = ({ budget, contestants }, standings) => {
  const held = standings.find(({ name }) => name === budget?.contestant)
  if (!budget || !held) return null
  const words = [
    budget.medianMs === undefined ? '' : `${budget.medianMs} ms`,
    budget.ratio === undefined ? '' : `${budget.ratio} times ${contestants[0]?.name}`,
  ]
  return {
    words: `${held.name}: at most ${words.filter(Boolean).join(' and ')}`,
    isKept:
      held.medianMs <= (budget.medianMs ?? Number.POSITIVE_INFINITY) &&
      held.ratio <= (budget.ratio ?? Number.POSITIVE_INFINITY),
  }
}

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
        const { samplesMs, result } = await entrant.process.round()
        entrant.rounds.push(samplesMs)
        entrant.result = result
        yield {
          type: 'turn',
          case: benchCase.name,
          contestant: entrant.contestant.name,
          round,
          of: rounds,
          medianMs: median(samplesMs),
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
    medianMs: median(samples.flat()),
    lowMs: quantile(samples.flat(), 0.25),
    highMs: quantile(samples.flat(), 0.75),
    runs: samples.flat().length,
    ratio: pairedRatio(samples, reference.rounds),
    result,
  }))
  return {
    case: benchCase.name,
    title: benchCase.title,
    standings,
    skipped,
    budget: judge(benchCase, standings),
  }
}
