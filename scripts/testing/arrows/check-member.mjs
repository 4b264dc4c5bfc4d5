import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { findCycle } from './find-cycle.mjs'
import { importsOf } from './imports-of.mjs'
import { hasRules, isAllowed } from './rules.mjs'

/** @typedef {import('../workspace.mjs').Member} Member */

const isSource = (/** @type {string} */ name) => /\.[cm]?[jt]sx?$/.test(name)
const isTest = (/** @type {string} */ file) => /\.test\.[cm]?[jt]sx?$/.test(file)
const foldersOfNoConcern = ['node_modules', 'dist', 'generated', 'results']

/** @returns {string[]} paths of all source files below a folder */
const sourcesBelow = (/** @type {string} */ folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory())
      return foldersOfNoConcern.includes(entry.name) || entry.name.startsWith('.')
        ? []
        : sourcesBelow(path)
    return isSource(entry.name) ? [path] : []
  })

/** '@scope/name' or 'name' of a specifier that is no path. */
const packageOf = (/** @type {string} */ specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const isBuiltin = (/** @type {string} */ specifier) =>
  specifier.startsWith('node:') || builtinModules.includes(packageOf(specifier))

/**
 * @param {string} folder
 * @param {Member} member
 * @param {string} file
 */
const isInside = (folder, member, file) => relative(member.path, file).startsWith(folder + sep)

/**
 * The file that a relative import means; sources name the compiled file, './x.js' for './x.ts'.
 *
 * @param {string} from
 * @param {string} specifier
 */
const fileOf = (from, specifier) => {
  const path = resolve(dirname(from), specifier)
  return (
    [path, path.replace(/\.js$/, '.ts'), path.replace(/\.mjs$/, '.mts')].find(existsSync) ?? path
  )
}

/**
 * The packages that a file of this member may name.
 *
 * @param {Member} member
 * @param {string} file
 * @param {Record<string, any>} rootManifest
 */
const declaredFor = ({ manifest, isPublic }, file, rootManifest) => {
  const shipped = {
    ...manifest.dependencies,
    ...manifest.peerDependencies,
    ...manifest.optionalDependencies,
  }
  const isShipped = isPublic && file.includes(`${sep}src${sep}`) && !isTest(file)
  // A type from a devDependency would be missing from the published .d.ts, so types count alike.
  if (isShipped) return shipped
  return { ...shipped, ...manifest.devDependencies, ...rootManifest.devDependencies }
}

/** @param {Member} member */
const entriesOf = ({ manifest }) => Object.keys(manifest.exports ?? {})

/**
 * What a member's manifest says against the arrows.
 *
 * @param {Member} member
 * @param {ReadonlyMap<string, Member>} byName
 * @returns {string[]}
 */
const problemsOfManifest = (member, byName) => {
  const { manifest, folder } = member
  const groups = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']
  return groups.flatMap((group) =>
    Object.entries(manifest[group] ?? {}).flatMap(([name, range]) => {
      const sibling = byName.get(name)
      if (!sibling) return []
      const where = `${folder}/package.json: ${group}: ${name}`
      if (!isAllowed(folder, sibling.folder))
        return [`${where}: ${folder} may not depend on ${sibling.folder}`]
      if (group === 'peerDependencies')
        return [`${where}: siblings are ordinary dependencies, never peers`]
      if (range !== 'workspace:^') return [`${where}: expected workspace:^, got ${range}`]
      return []
    }),
  )
}

/**
 * What is wrong with one import, or null.
 *
 * @param {Member} member
 * @param {string} file
 * @param {import('./imports-of.mjs').Import} found
 * @param {ReadonlyMap<string, Member>} byName
 * @param {Record<string, any>} rootManifest
 * @returns {string | null}
 */
const problemOfImport = (member, file, { specifier }, byName, rootManifest) => {
  if (specifier.startsWith('.')) {
    const target = relative(member.path, fileOf(file, specifier))
    const isRootConfig = dirname(file) === member.path && /^\.\.[\\/]\.\.[\\/][\w.]+$/.test(target)
    return target.startsWith('..') && !isRootConfig
      ? 'leaves its package: import the package by its name'
      : null
  }
  if (specifier.startsWith('/') || specifier.startsWith('file:')) return 'is an absolute path'
  if (isBuiltin(specifier)) return null
  const name = packageOf(specifier)
  // A test may take its package as the users do; the package itself may not.
  if (name === member.name)
    return isInside('src', member, file) ? 'names its own package: use a relative path' : null
  const sibling = byName.get(name)
  if (sibling) {
    if (!isAllowed(member.folder, sibling.folder))
      return `${member.folder} may not import ${sibling.folder}`
    const entry = `.${specifier.slice(name.length)}`
    if (!entriesOf(sibling).includes(entry))
      return `is internal to ${name}, which exports ${entriesOf(sibling).join(', ')}`
  }
  if (!(name in declaredFor(member, file, rootManifest)))
    return `${name} is not declared in ${member.folder}/package.json`
  return null
}

/**
 * Imports that go round in a circle inside of a package; types do not count, they are gone at run
 * time.
 *
 * @param {Member} member
 * @param {ReadonlyMap<string, readonly import('./imports-of.mjs').Import[]>} imports by file
 */
const problemsOfCycles = (member, imports) => {
  const edges = new Map(
    [...imports].map(([file, found]) => [
      file,
      found
        .filter(({ specifier, isTypeOnly }) => specifier.startsWith('.') && !isTypeOnly)
        .map(({ specifier }) => fileOf(file, specifier)),
    ]),
  )
  const cycle = findCycle(edges)
  return cycle
    ? [`imports in a circle: ${cycle.map((file) => relative(member.path, file)).join(' → ')}`]
    : []
}

/**
 * Everything in one member that goes against the arrows, in words; empty where all is well.
 *
 * @param {Member} member
 * @param {readonly Member[]} members all of the workspace
 * @param {Record<string, any>} rootManifest
 * @returns {string[]}
 */
export const problemsOf = (member, members, rootManifest) => {
  if (!hasRules(member.folder))
    return [
      `${member.folder} has no arrows yet: add it to scripts/testing/arrows/rules.mjs and CONTRIBUTING.md`,
    ]
  const byName = new Map(members.map((one) => [one.name, one]))
  const imports = new Map(
    sourcesBelow(member.path).map((file) => [file, importsOf(file, readFileSync(file, 'utf8'))]),
  )
  const ofImports = [...imports].flatMap(([file, found]) =>
    found.flatMap((one) => {
      const problem = problemOfImport(member, file, one, byName, rootManifest)
      const where = `${member.folder}/${relative(member.path, file)}:${one.line}`
      return problem ? [`${where}: '${one.specifier}' ${problem}`] : []
    }),
  )
  return [...problemsOfManifest(member, byName), ...ofImports, ...problemsOfCycles(member, imports)]
}
