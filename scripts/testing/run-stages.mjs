import { readFileSync } from 'node:fs'
import { makeWorkshop } from './packing/workshop.mjs'
import { arrows } from './stages/arrows.mjs'
import { build } from './stages/build.mjs'
import { consumers } from './stages/consumers.mjs'
import { languages } from './stages/languages.mjs'
import { lint } from './stages/lint.mjs'
import { packages } from './stages/packages.mjs'
import { release } from './stages/release.mjs'
import { snippets } from './stages/snippets.mjs'
import { types } from './stages/types.mjs'
import { unit } from './stages/unit.mjs'
import { membersOf } from './workspace.mjs'

const stages = [build, types, lint, arrows, unit, languages, packages, consumers, snippets, release]

const write = (/** @type {string} */ line) => {
  process.stdout.write(`${line}\n`)
}

/**
 * The stages and the vitest projects that were asked for.
 *
 * @param {string} root
 * @param {readonly string[]} asked
 */
const choose = (root, asked) => {
  const projectNames = [
    ...membersOf(root).map(({ folder }) => folder.replace(/^packages\//, '')),
    'scripts',
  ]
  const projects = asked.filter((name) => projectNames.includes(name))
  const unknown = asked.filter(
    (name) => !projects.includes(name) && !stages.some((stage) => stage.name === name),
  )
  const wanted = stages.filter(
    ({ name }) =>
      asked.length === 0 || asked.includes(name) || (name === 'unit' && projects.length > 0),
  )
  const needsBuild = wanted.some((stage) => stage.needsBuild)
  const chosen = needsBuild ? [build, ...wanted.filter((stage) => stage !== build)] : wanted
  return { chosen, projects, unknown, known: [...stages.map(({ name }) => name), ...projectNames] }
}

/**
 * Runs one stage to its end, telling failures as they come.
 *
 * @param {import('./events.mjs').Stage} stage
 * @param {import('./events.mjs').Context} context
 */
const runStage = async (stage, context) => {
  write(`\n── ${stage.name}: ${stage.title}`)
  const beganMs = Date.now()
  let passed = 0
  /** @type {string[]} */
  const failed = []
  /** @type {import('./events.mjs').Skipped[]} */
  const skipped = []
  try {
    for await (const event of stage.run(context)) {
      if (event.type === 'passed') {
        passed += event.count ?? 1
        if (event.count === undefined) write(`   ✓ ${event.name}`)
      } else if (event.type === 'failed') {
        failed.push(`${stage.name}: ${event.name}`)
        write(`   ✗ ${event.name}\n${event.detail.replace(/^/gm, '       ')}`)
      } else {
        skipped.push(event)
      }
    }
  } catch (error) {
    failed.push(`${stage.name}: could not be run`)
    write(`   ✗ could not be run\n${error instanceof Error ? error.stack : error}`)
  }
  const seconds = (Date.now() - beganMs) / 1000
  write(
    `   ${passed} passed, ${failed.length} failed, ${skipped.length} skipped in ${seconds.toFixed(1)} s`,
  )
  return { name: stage.name, seconds, passed, failed, skipped }
}

/**
 * One line for each reason and group of tests: sixty tests that miss one library are one line.
 *
 * @param {readonly import('./events.mjs').Skipped[]} skipped
 */
const tellSkipped = (skipped) => {
  /** @type {Map<string, { first: string, reason: string, count: number }>} */
  const groups = new Map()
  for (const { name, reason } of skipped) {
    const group = name.split(' › ').slice(0, 2).join(' › ')
    const key = `${group}\n${reason}`
    const { count } = groups.get(key) ?? { count: 0 }
    groups.set(key, { first: count === 0 ? name : group, reason, count: count + 1 })
  }
  return [...groups.values()].map(
    ({ first, reason, count }) =>
      `${first}${count > 1 ? ` (${count} tests)` : ''}: ${reason || 'no reason given'}`,
  )
}

/** @param {readonly Awaited<ReturnType<typeof runStage>>[]} results */
const summarise = (results) => {
  const skipped = results.flatMap((result) => result.skipped)
  const failed = results.flatMap((result) => result.failed)
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0)
  write(
    `\n── all: ${results.map((result) => `${result.name} ${result.seconds.toFixed(0)} s`).join(', ')}`,
  )
  write(`   ${seconds.toFixed(0)} s together`)
  if (skipped.length > 0) write(`\nSkipped here (${skipped.length}):`)
  for (const line of tellSkipped(skipped)) write(`   - ${line}`)
  if (failed.length > 0) write(`\nFailed (${failed.length}):`)
  for (const name of failed) write(`   ✗ ${name}`)
  write(`\n${passed} passed, ${failed.length} failed`)
  return failed.length === 0 ? 0 : 1
}

/**
 * Runs the stages asked for, all where none is, each to its end whatever the others found.
 *
 * @param {string} root
 * @param {readonly string[]} asked names of stages and of packages
 * @returns {Promise<number>} the exit code
 */
export const runStages = async (root, asked) => {
  const { chosen, projects, unknown, known } = choose(root, asked)
  if (unknown.length > 0) {
    process.stderr.write(
      `npm test: nothing is called ${unknown.join(', ')}.\nKnown: ${known.join(', ')}\n`,
    )
    return 2
  }
  const { version } = JSON.parse(
    readFileSync(new URL('../../node_modules/vitest/package.json', import.meta.url), 'utf8'),
  )
  write(`Node ${process.versions.node}, vitest ${version}, ${process.platform} ${process.arch}`)
  const workshop = makeWorkshop(root)
  try {
    const results = []
    for (const stage of chosen) results.push(await runStage(stage, { root, projects, workshop }))
    return summarise(results)
  } finally {
    workshop.close()
  }
}
