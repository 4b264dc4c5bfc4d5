import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { verdict } from '../events.mjs'
import { inParallel, runProgram } from '../run-program.mjs'
import { hasTypes, publicMembersOf } from '../workspace.mjs'

/** @typedef {import('../workspace.mjs').Member} Member */

/** What has no place in a published package: tests, their fixtures, secrets, editors' leftovers. */
const unwanted = [
  /\.test\.\w+$/,
  /\.reference\.\w+$/,
  /(^|\/)(fixtures|__tests__|__snapshots__|node_modules|coverage)\//,
  /(^|\/)(\.env|\.npmrc|\.netrc|id_(rsa|dsa|ecdsa|ed25519))/,
  /\.(pem|key|p12|log|part|tsbuildinfo|orig|tgz)$/,
]

/** What every published package brings along. */
const wanted = ['package.json', 'README.md', 'LICENSE']

/**
 * @param {readonly string[]} files paths inside of the tarball
 * @returns {string[]}
 */
export const problemsOfContents = (files) => [
  ...wanted.filter((name) => !files.includes(name)).map((name) => `${name} is missing`),
  ...files
    .filter((file) => unwanted.some((pattern) => pattern.test(file)))
    .map((file) => `${file} does not belong into a package`),
]

/** @param {Member} member */
const problemsOfManifest = ({ manifest }) => {
  const expected = /** @type {const} */ ([
    ['publishConfig.access', manifest.publishConfig?.access, 'public'],
    ['publishConfig.provenance', manifest.publishConfig?.provenance, true],
    ['license', manifest.license, 'Apache-2.0'],
    ['type', manifest.type, 'module'],
  ])
  const engine = String(manifest.engines?.node)
  return [
    ...expected
      .filter(([, value, wish]) => value !== wish)
      .map(([field, value, wish]) => `${field}: expected ${wish}, got ${value}`),
    // Bundlers leave out what is not used, unless a file is named that works by being loaded.
    ...(manifest.sideEffects === false || Array.isArray(manifest.sideEffects)
      ? []
      : ['sideEffects: expected false or a list of files']),
    ...(/^>=20(\.\d+)*$/.test(engine) ? [] : [`engines.node: expected >=20, got ${engine}`]),
  ]
}

/** @param {string} tarball */
const filesIn = async (tarball) => {
  const { stdout } = await runProgram('tar', ['tzf', basename(tarball)], { cwd: dirname(tarball) })
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((path) => path.replace(/^package\//, ''))
}

/** @param {string} tarball */
const lintOf = async (tarball) => {
  const bytes = readFileSync(tarball)
  const { messages, pkg } = await publint({
    strict: true,
    pack: { tarball: new Uint8Array(bytes).buffer },
  })
  return messages
    .filter(({ type }) => type !== 'suggestion')
    .map((message) => formatMessage(message, pkg, { color: false }))
}

/**
 * @param {string} root
 * @param {string} tarball
 */
const typesOf = async (root, tarball) => {
  const { exitCode, output } = await runProgram(
    process.execPath,
    [
      join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js'),
      tarball,
      '--profile=esm-only',
      '--no-color',
      '--no-emoji',
    ],
    { cwd: root },
  )
  return exitCode === 0 ? '' : output.trimEnd()
}

/** @param {string} root */
async function* budgets(root) {
  const { stdout, output } = await runProgram(
    process.execPath,
    [join(root, 'node_modules/size-limit/bin.js'), '--json'],
    { cwd: root },
  )
  const began = stdout.indexOf('[')
  if (began < 0) {
    yield verdict('size budgets', output.trimEnd() || 'size-limit said nothing')
    return
  }
  /** @type {{ name: string, passed?: boolean, size: number, sizeLimit: number }[]} */
  const sizes = JSON.parse(stdout.slice(began))
  for (const { name, passed, size, sizeLimit } of sizes) {
    const words = `${name}: ${(size / 1000).toFixed(1)} kB of ${(sizeLimit / 1000).toFixed(0)} kB`
    yield verdict(words, passed ? '' : 'over its budget in .size-limit.mjs')
  }
}

/** Every published package has a written budget. */
const withoutBudget = async (/** @type {string} */ root) => {
  const { default: written } = await import(pathToFileURL(join(root, '.size-limit.mjs')).href)
  return publicMembersOf(root)
    .filter(
      ({ folder }) =>
        !written.some((/** @type {{ path: string | string[] }} */ { path }) =>
          [path].flat().some((file) => file.startsWith(`${folder}/`)),
        ),
    )
    .map(({ folder }) => `${folder} has no budget in .size-limit.mjs`)
}

/** @type {import('../events.mjs').Stage} */
export const packages = {
  name: 'packages',
  title: 'what would be published: contents, publint, attw, size budgets',
  needsBuild: true,
  run: async function* ({ root, workshop }) {
    const tarballs = await workshop.tarballs()
    const checks = publicMembersOf(root).map((member) => ({
      member,
      tarball: /** @type {string} */ (tarballs.get(member.name)),
    }))
    for (const { member, tarball } of checks) {
      const problems = [
        ...problemsOfContents(await filesIn(tarball)),
        ...problemsOfManifest(member),
        ...(await lintOf(tarball)),
      ]
      yield verdict(`${member.name}: contents, publint`, problems.join('\n'))
    }
    const typed = checks.filter(({ member }) => hasTypes(member))
    yield* inParallel(typed, 2, async ({ member, tarball }) =>
      verdict(`${member.name}: attw`, await typesOf(root, tarball)),
    )
    yield verdict('every package has a size budget', (await withoutBudget(root)).join('\n'))
    yield* budgets(root)
  },
}
