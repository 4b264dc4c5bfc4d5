import { readFileSync } from 'node:fs'
import { makeWorkshop } from './packing/workshop.mjs'
import { runAside, runStage, summarise, write } from './run-stage.mjs'
import { arrows } from './stages/arrows.mjs'
import { build } from './stages/build.mjs'
import { consumers } from './stages/consumers.mjs'
import { course } from './stages/course.mjs'
import { elements } from './stages/elements.mjs'
import { figures } from './stages/figures.mjs'
import { hosts } from './stages/hosts.mjs'
import { kernels } from './stages/kernels.mjs'
import { languages } from './stages/languages.mjs'
import { lint } from './stages/lint.mjs'
import { packages } from './stages/packages.mjs'
import { pages } from './stages/pages.mjs'
import { release } from './stages/release.mjs'
import { site } from './stages/site.mjs'
import { snippets } from './stages/snippets.mjs'
import { types } from './stages/types.mjs'
import { unit } from './stages/unit.mjs'
import { membersOf } from './workspace.mjs'

/** One after the other: each takes the whole machine, or no time. */
const alone = [build, types, lint, arrows, unit, languages]

/** Two at a time, long ones first: they wait for browsers, for npm and for processes that start. */
const sideBySide = [
  kernels,
  course,
  elements,
  site,
  hosts,
  consumers,
  packages,
  figures,
  pages,
  snippets,
  release,
]

const stages = [...alone, ...sideBySide]

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
    const context = { root, projects, workshop }
    /** @type {Awaited<ReturnType<typeof runStage>>[]} */
    const results = []
    for (const stage of chosen.filter((each) => alone.includes(each)))
      results.push(await runStage(stage, context))
    const queue = chosen.filter((each) => sideBySide.includes(each)).values()
    const lane = async () => {
      for (const stage of queue) results.push(await runAside(stage, context))
    }
    await Promise.all([lane(), lane()])
    return summarise(results)
  } finally {
    workshop.close()
  }
}
