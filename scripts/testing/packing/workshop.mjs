import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toolEnvironment } from '../../setup/build.mjs'
import { findNpx } from '../../setup/npx.mjs'
import { inParallel, mustRun } from '../run-program.mjs'
import { publicMembersOf } from '../workspace.mjs'

/**
 * @typedef {object} Workshop a temporary folder where packed packages are tried
 * @property {() => Promise<Map<string, string>>} tarballs path of the tarball of each public package
 * @property {(name: string, dependencies: readonly string[], others?: Readonly<Record<string, string>>) => Promise<string>} consumer
 *   an empty folder into which npm installed these packages from their tarballs, siblings as well,
 *   and these others, by name and version, from its registry
 * @property {(label: string) => string} folder an empty folder
 * @property {() => void} close removes everything
 */

/** npm in its own words and without its manners: what fails must be readable. */
const npmEnvironment = () => ({ ...process.env, npm_config_loglevel: 'error' })

/** npm beside the npx that started us. */
const npmCommand = () => {
  const { command, args } = findNpx()
  return args.length > 0
    ? { command, args: args.map((path) => path.replace(/npx-cli\.js$/, 'npm-cli.js')) }
    : { command: command.replace(/npx$/, 'npm'), args: [] }
}

/**
 * @param {string} root
 * @returns {Workshop}
 */
export const makeWorkshop = (root) => {
  const home = mkdtempSync(join(tmpdir(), 'firstgrad-packed-'))
  const folder = (/** @type {string} */ label) => {
    const path = join(home, label.replace(/[^\w.-]+/g, '-'))
    mkdirSync(path, { recursive: true })
    return path
  }

  /** @param {import('../workspace.mjs').Member} member */
  const pack = async (member) => {
    const { stdout } = await mustRun(
      process.execPath,
      [
        join(root, 'node_modules/pnpm/bin/pnpm.cjs'),
        'pack',
        '--json',
        '--pack-destination',
        folder('tarballs'),
      ],
      { cwd: member.path, env: toolEnvironment(root) },
    )
    return /** @type {const} */ ([
      member.name,
      JSON.parse(stdout.slice(stdout.indexOf('{'))).filename,
    ])
  }

  /** @type {Promise<Map<string, string>> | undefined} */
  let packed
  const tarballs = () => {
    packed ??= (async () => {
      /** @type {[string, string][]} */
      const entries = []
      for await (const [name, path] of inParallel(publicMembersOf(root), 2, pack))
        entries.push([name, path])
      return new Map(entries)
    })()
    return packed
  }

  /** @type {Map<string, Promise<string>>} */
  const consumers = new Map()
  const consumer = (
    /** @type {string} */ name,
    /** @type {readonly string[]} */ dependencies,
    /** @type {Readonly<Record<string, string>>} */ others = {},
  ) => {
    const made = consumers.get(name) ?? install(name, dependencies, others)
    consumers.set(name, made)
    return made
  }
  const install = async (
    /** @type {string} */ name,
    /** @type {readonly string[]} */ dependencies,
    /** @type {Readonly<Record<string, string>>} */ others,
  ) => {
    const path = folder(`consumer-${name}`)
    const specs = new Map(
      [...(await tarballs())].map(([sibling, tarball]) => [sibling, `file:${tarball}`]),
    )
    writeFileSync(
      join(path, 'package.json'),
      JSON.stringify({
        name: 'consumer',
        private: true,
        dependencies: {
          ...Object.fromEntries(
            dependencies.map((dependency) => [dependency, specs.get(dependency)]),
          ),
          ...others,
        },
        // Siblings are not on any registry yet: wherever one is needed, it is this tarball.
        overrides: Object.fromEntries(
          [...specs].map(([sibling, spec]) => [
            sibling,
            dependencies.includes(sibling) ? `$${sibling}` : spec,
          ]),
        ),
      }),
    )
    const npm = npmCommand()
    await mustRun(
      npm.command,
      [...npm.args, 'install', '--prefer-offline', '--no-audit', '--no-fund'],
      {
        cwd: path,
        env: npmEnvironment(),
        timeoutMs: 600_000,
      },
    )
    return path
  }

  return { tarballs, consumer, folder, close: () => rmSync(home, { recursive: true, force: true }) }
}
