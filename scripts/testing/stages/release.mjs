import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { attempt, verdict } from '../events.mjs'
import { mustRun } from '../run-program.mjs'
import { membersOf, publicMembersOf } from '../workspace.mjs'

/** @typedef {import('../workspace.mjs').Member} Member */

/**
 * The manifests and changesets of the repository, with a changeset that bumps everything, so that
 * the rehearsal says something on the day after a release too.
 *
 * @param {string} root
 * @param {string} copy
 */
const copyForRelease = (root, copy) => {
  const manifests = membersOf(root).map(({ folder }) => `${folder}/package.json`)
  for (const file of ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', ...manifests]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(join(root, file), join(copy, file))
  }
  cpSync(join(root, '.changeset'), join(copy, '.changeset'), { recursive: true })
  const bumps = publicMembersOf(root).map(({ name }) => `'${name}': minor`)
  writeFileSync(
    join(copy, '.changeset/rehearsal.md'),
    `---\n${bumps.join('\n')}\n---\n\nThe rehearsal of a release.\n`,
  )
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
}

/**
 * @param {Member} before
 * @param {Member} after
 */
const problemsOfBump = (before, after) => {
  const changelog = join(after.path, 'CHANGELOG.md')
  const siblings = Object.entries(after.manifest.dependencies ?? {}).filter(([name]) =>
    /^(@firstgrad\/|firstgrad$)/.test(name),
  )
  const [, minor] = before.manifest.version.split('.')
  const bumped = new RegExp(`^${before.manifest.version.split('.')[0]}\\.${Number(minor) + 1}\\.0$`)
  return [
    bumped.test(after.manifest.version)
      ? ''
      : `expected the next minor after ${before.manifest.version}, got ${after.manifest.version}`,
    existsSync(changelog) && readFileSync(changelog, 'utf8').includes('The rehearsal of a release')
      ? ''
      : 'CHANGELOG.md does not tell the change',
    ...siblings.map(([name, range]) =>
      range === 'workspace:^' ? '' : `${name}: expected workspace:^, got ${range}`,
    ),
  ].filter(Boolean)
}

/** @type {import('../events.mjs').Stage} */
export const release = {
  name: 'release',
  title: 'the rehearsal of a release on a copy (changeset version)',
  run: async function* ({ root, workshop }) {
    const pending = readdirSync(join(root, '.changeset')).filter(
      (name) => name.endsWith('.md') && name !== 'README.md',
    )
    const copy = workshop.folder('release')
    copyForRelease(root, copy)
    const versioned = await attempt(`changeset version, ${pending.length} pending changesets`, () =>
      mustRun(process.execPath, [join(root, 'node_modules/@changesets/cli/bin.js'), 'version'], {
        cwd: copy,
      }),
    )
    yield versioned
    if (versioned.type === 'failed') return
    const after = new Map(membersOf(copy).map((member) => [member.name, member]))
    for (const before of publicMembersOf(root)) {
      const bumped = /** @type {Member} */ (after.get(before.name))
      yield verdict(
        `${before.name} ${before.manifest.version} → ${bumped.manifest.version}`,
        problemsOfBump(before, bumped).join('\n'),
      )
    }
    const touched = membersOf(root).filter(
      (one) => !one.isPublic && after.get(one.name)?.manifest.version !== one.manifest.version,
    )
    yield verdict(
      'private packages keep their version',
      touched.map(({ folder }) => `${folder} was given another version`).join('\n'),
    )
  },
}
