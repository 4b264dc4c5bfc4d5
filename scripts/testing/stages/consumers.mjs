import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { attempt, verdict } from '../events.mjs'
import { runnableBlocks } from '../markdown/read-markdown.mjs'
import { checkTypes } from '../packing/check-types.mjs'
import { nodesToTry } from '../packing/node-versions.mjs'
import { runApp } from '../packing/run-app.mjs'
import { inParallel, mustRun } from '../run-program.mjs'
import { hasTypes, membersOf, publicMembersOf } from '../workspace.mjs'

/** @typedef {import('../workspace.mjs').Member} Member */

/**
 * What to run in an empty folder to see that a package works: the first example of its README, or
 * the command that it brings.
 *
 * @param {Member} member
 * @param {string} consumer
 * @returns {string[]} arguments of node
 */
const trialOf = ({ name, path, manifest }, consumer) => {
  if (manifest.bin)
    return [join(consumer, 'node_modules', name, Object.values(manifest.bin)[0]), '--help']
  const readme = join(path, 'README.md')
  if (!existsSync(readme)) throw new Error('README.md is missing')
  const example = runnableBlocks(readFileSync(readme, 'utf8'))[0]
  if (!example) throw new Error('README.md has no example tagged js')
  const file = join(consumer, 'example.mjs')
  writeFileSync(file, example.code)
  return [file]
}

/**
 * What the README's install line names besides our own packages, in the versions that we test with.
 *
 * @param {Member} member
 */
const othersOf = ({ path, manifest }) => {
  const readme = readFileSync(join(path, 'README.md'), 'utf8')
  const [, names = ''] = /^npm install (.+)$/m.exec(readme) ?? []
  const versions = { ...manifest.devDependencies, ...manifest.peerDependencies }
  return Object.fromEntries(
    names
      .split(' ')
      .filter((name) => name in versions)
      .map((name) => [name, versions[name]]),
  )
}

/**
 * @param {Member} member
 * @param {import('../events.mjs').Context} context
 * @param {readonly { label: string, path: string }[]} nodes
 */
const tryMember = async (member, { workshop }, nodes) => {
  const { name, manifest } = member
  let consumer = ''
  const events = [
    await attempt(`${name}: npm install`, async () => {
      consumer = await workshop.consumer(name, [name], othersOf(member))
    }),
  ]
  if (consumer === '') return events
  for (const { label, path } of nodes) {
    const what = manifest.bin ? 'command' : 'first example'
    events.push(
      await attempt(`${name}: ${what} on ${label}`, async () => {
        const { stdout } = await mustRun(path, trialOf(member, consumer), { cwd: consumer })
        if (stdout.trim() === '') throw new Error('ran, but printed nothing')
      }),
    )
  }
  if (hasTypes(member))
    events.push(verdict(`${name}: types of a nodenext consumer`, checkTypes(consumer, manifest)))
  return events
}

/** @type {import('../events.mjs').Stage} */
export const consumers = {
  name: 'consumers',
  title: 'each package and app, from its tarball, in an empty folder, in raw Node',
  needsBuild: true,
  run: async function* (context) {
    const { root, workshop } = context
    const { nodes, left } = await nodesToTry(workshop.folder('nodes'))
    for (const label of left)
      yield {
        type: 'skipped',
        name: `packed packages on ${label}`,
        reason: 'to fetch and try it, run .ci/run or set FIRSTGRAD_ALL_NODES=1',
      }
    const trials = inParallel(publicMembersOf(root), 2, (member) =>
      tryMember(member, context, nodes),
    )
    for await (const events of trials) yield* events
    // The site is no program to start; the stage `site` holds it.
    const apps = membersOf(root).filter(
      ({ folder, manifest }) => folder.startsWith('apps/') && manifest.scripts?.start,
    )
    for (const app of apps)
      yield attempt(`${app.folder} from tarballs`, () => runApp(app, workshop))
  },
}
