import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { describeMachine } from './runner/machine.mjs'
import { readOptions, usage } from './runner/options.mjs'
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

for (const name of chooseCases(options.filters)) {
  const folder = new URL(`${name}/`, casesFolder)
  /** @type {{ default: import('./runner/case.mjs').BenchCase }} */
  const { default: benchCase } = await import(new URL('case.mjs', folder).href)
  const turns = runCase(benchCase, { ...options, folder })
  let turn = await turns.next()
  for (; !turn.done; turn = await turns.next()) {
    if (options.json) process.stdout.write(`${JSON.stringify(turn.value)}\n`)
    else {
      const { contestant, round, of, medianMs } = turn.value
      process.stderr.write(`${name} ${round}/${of}: ${contestant}: ${medianMs.toPrecision(3)} ms\n`)
    }
  }
  const outcome = turn.value
  outcomes.push(outcome)
  const report = toMarkdown(outcome, machine)
  const record = { measured: new Date().toISOString(), machine, ...outcome }
  writeFileSync(new URL(`${name}.json`, resultsFolder), `${JSON.stringify(record, null, 2)}\n`)
  writeFileSync(new URL(`${name}.md`, resultsFolder), report)
  if (!options.json) process.stdout.write(`\n${report}\n`)
}
if (options.json) process.stdout.write(`${JSON.stringify({ type: 'result', machine, outcomes })}\n`)
