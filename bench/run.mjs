import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { describeMachine } from './runner/machine.mjs'
import { readOptions, usage } from './runner/options.mjs'
import { toOverview } from './runner/overview.mjs'
import { runCase } from './runner/run-case.mjs'
import { toMarkdown } from './runner/table.mjs'

const casesFolder = new URL('cases/', import.meta.url)
const resultsFolder = new URL('results/', import.meta.url)

/** @returns {ReturnType<typeof readOptions>} */
const optionsOrExit = () => {
  try {
    const options = readOptions(process.argv.slice(2))
    if (!options.help) return options
    process.stdout.write(`${usage}\n`)
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}\n`)
    process.exit(2)
  }
}

/** @param {readonly string[]} filters */
const chooseCases = (filters) => {
  const all = readdirSync(casesFolder).sort()
  const chosen = all.filter(
    (name) => filters.length === 0 || filters.some((part) => name.includes(part)),
  )
  if (chosen.length > 0) return chosen
  process.stderr.write(`No case is called ${filters.join(', ')}. Cases: ${all.join(', ')}\n`)
  process.exit(2)
}

const options = optionsOrExit()
const machine = describeMachine()
mkdirSync(resultsFolder, { recursive: true })
const outcomes = []

/** @param {string} name of a folder, which holds one case or several */
const casesIn = async (name) => {
  const { default: content } = await import(new URL(`${name}/case.mjs`, casesFolder).href)
  return /** @type {import('./runner/case.mjs').BenchCase[]} */ ([content].flat())
}

/**
 * @param {import('./runner/case.mjs').BenchCase} benchCase
 * @param {URL} folder
 */
const follow = async (benchCase, folder) => {
  const turns = runCase(benchCase, { ...options, folder })
  let turn = await turns.next()
  for (; !turn.done; turn = await turns.next()) {
    if (options.json) process.stdout.write(`${JSON.stringify(turn.value)}\n`)
    else {
      const { contestant, round, of, median, unit } = turn.value
      const figure = `${median.toPrecision(3)} ${unit}`
      process.stderr.write(`${benchCase.name} ${round}/${of}: ${contestant}: ${figure}\n`)
    }
  }
  return turn.value
}

for (const name of chooseCases(options.filters))
  for (const benchCase of await casesIn(name)) {
    const outcome = await follow(benchCase, new URL(`${name}/`, casesFolder))
    outcomes.push(outcome)
    const report = toMarkdown(outcome, machine)
    const record = { measured: new Date().toISOString(), machine, ...outcome }
    const file = (/** @type {string} */ type) => new URL(`${outcome.case}.${type}`, resultsFolder)
    writeFileSync(file('json'), `${JSON.stringify(record, null, 2)}\n`)
    writeFileSync(file('md'), report)
    if (!options.json) process.stdout.write(`\n${report}\n`)
  }
if (options.json) process.stdout.write(`${JSON.stringify({ type: 'result', machine, outcomes })}\n`)
const timed = outcomes.filter(({ unit }) => unit === 'ms')
if (!options.json && timed.length > 1) {
  const overview = toOverview(timed)
  writeFileSync(new URL('overview.md', resultsFolder), overview)
  process.stdout.write(`\n${overview}\n`)
}
