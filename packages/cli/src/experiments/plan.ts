import { readTextFile } from '@firstgrad/core/exercises-node'
import { type ExperimentCard, readCard, sweepGrid } from '@firstgrad/core/experiments'
import { type ParameterInfo, parseParameters } from '@firstgrad/core/parameters'
import { aboutFile } from '../about-file.js'
import type { ExperimentFlags } from '../commands/experiment.js'
import type { Context } from '../context.js'
import { flagOf } from '../flag-of.js'
import { readLink } from '../links.js'
import { UsageError } from '../usage-error.js'

type Values = Readonly<Record<string, unknown>>
type Schema = Parameters<typeof parseParameters>[0]

/** What is asked for on the command line. */
export interface Asked {
  readonly parameters: readonly ParameterInfo[]
  readonly given: Values
  readonly flags: ExperimentFlags
}

/** One run that is to be made. */
export interface PlannedRun {
  readonly seed: number
  readonly parameters: Readonly<Record<string, number | string | boolean>>
}

export interface Plan {
  readonly runs: readonly PlannedRun[]
  /** The run that is made again. */
  readonly card?: ExperimentCard
  /** What a sweep varies. */
  readonly swept: readonly string[]
}

const defaultSeed = 1

const camel = (name: string) =>
  name.replace(/^-+/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

const readValue = (
  name: string,
  info: ParameterInfo | undefined,
  value: string,
  { usage }: Context['texts'],
): unknown => {
  // What is no parameter is named by the schema; a word of a choice is judged by it.
  if (name !== 'seed' && (!info || info.expected.choices)) return value
  if (info?.expected.boolean) return value === 'true' ? true : value === 'false' ? false : value
  const number = Number(value)
  if (value === '' || Number.isNaN(number)) {
    throw new UsageError(usage.notANumber(`--sweep ${name}`, value))
  }
  return number
}

const readSweeps = ({ parameters, given, flags }: Asked, texts: Context['texts']) => {
  const sweeps = new Map<string, readonly unknown[]>()
  for (const words of flags.sweep ?? []) {
    const [, spelled, list] = /^([^=]+)=(.*)$/s.exec(words) ?? []
    if (spelled === undefined || list === undefined) {
      throw new UsageError(texts.usage.notASweep(words))
    }
    const name = camel(spelled.trim())
    const isGiven = name in given || (name === 'seed' && flags.seed !== undefined)
    if (isGiven) throw new UsageError(texts.usage.notTogether(flagOf(name), `--sweep ${name}`))
    const info = parameters.find((each) => each.name === name)
    const values = list.split(',').map((value) => value.trim())
    // A sweep over nothing is told by its own error.
    const named = list.trim() === '' ? [] : values
    sweeps.set(name, [...new Set(named.map((value) => readValue(name, info, value, texts)))])
  }
  return sweeps
}

/** Reads a card; what is wrong with it is told with the name of its file. */
export const readCardFile = async (path: string): Promise<ExperimentCard> => {
  const text = await readTextFile(path)
  return aboutFile(path, () => readCard(text))
}

const rerun = async (
  id: string,
  path: string,
  { given, flags }: Asked,
  { usage }: Context['texts'],
): Promise<Plan> => {
  const names = [...Object.keys(given), ...(flags.seed === undefined ? [] : ['seed'])]
  const [name] = flags.from === undefined ? names : ['from']
  if (name !== undefined) throw new UsageError(usage.notTogether(flagOf(name), '--rerun'))
  const card = await readCardFile(path)
  if (card.exercise !== id) throw new UsageError(usage.otherCard(path, card.exercise, id))
  if (card.start !== undefined) throw new UsageError(usage.cardOfFork(path), false)
  return { runs: [card], card, swept: [] }
}

/** Puts the parameters and the seed of a link under those that were given, as far as it lets one. */
const withLink = (id: string, asked: Asked, { usage }: Context['texts']): Asked => {
  const { given, flags } = asked
  if (flags.from === undefined) return asked
  const { exercise, parameters = {}, seed, lock = [] } = readLink(flags.from)
  if (exercise !== id) throw new UsageError(usage.otherLink(exercise, id))
  const swept = readSweepNames(flags)
  const names = [...Object.keys(given), ...swept, ...(flags.seed === undefined ? [] : ['seed'])]
  const locked = names.find((name) => lock.includes(name))
  if (locked !== undefined) throw new UsageError(usage.lockedByLink(flagOf(locked)), false)
  const own = Object.entries(parameters).filter(([name]) => !swept.includes(name))
  const seeded = seed === undefined || swept.includes('seed') ? {} : { seed }
  return {
    ...asked,
    given: { ...Object.fromEntries(own), ...given },
    flags: { ...seeded, ...flags },
  }
}

/** What is to be run, checked as far as it can be before anything is loaded that computes. */
export const planOf = async (
  id: string,
  schema: Schema,
  all: Asked,
  texts: Context['texts'],
): Promise<Plan> => {
  const asked = all.flags.rerun === undefined ? withLink(id, all, texts) : all
  const { given, flags } = asked
  if (flags.rerun !== undefined) {
    const plan = await rerun(id, flags.rerun, asked, texts)
    parseParameters(schema, plan.card!.parameters)
    return plan
  }
  const { seed = [flags.seed ?? defaultSeed], ...sweeps } = Object.fromEntries(
    readSweeps(asked, texts),
  )
  const fixed = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value]]))
  const grid = sweepGrid(schema, { ...fixed, ...sweeps }) as PlannedRun['parameters'][]
  const runs = grid.flatMap((parameters) =>
    (seed as number[]).map((each) => ({ seed: each, parameters })),
  )
  return { runs, swept: readSweepNames(flags) }
}

const readSweepNames = ({ sweep = [] }: ExperimentFlags) =>
  sweep.map((words) => camel(words.slice(0, words.indexOf('=')).trim()))
