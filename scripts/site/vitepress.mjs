import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { toolEnvironment } from '../setup/build.mjs'

/** @typedef {{ output?: 'inherit' | 'pipe' }} Loudness */

/**
 * Runs a program of the site's room.
 *
 * @param {string} root
 * @param {readonly string[]} args the program first
 * @param {Loudness} [options]
 */
const inRoom = (root, [program = '', ...args], { output = 'inherit' } = {}) => {
  const room = join(root, 'apps/docs')
  const child = spawn(process.execPath, [join(room, program), ...args], {
    cwd: room,
    env: toolEnvironment(root),
    stdio: ['ignore', output, output],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (/** @type {Buffer} */ data) => {
      said += data
    })
  return new Promise((/** @type {(ended: { exitCode: number, said: string }) => void} */ done) =>
    child.on('close', (exitCode) => done({ exitCode: exitCode ?? 130, said })),
  )
}

/**
 * Makes the pages that are made from the packages, then calls VitePress.
 *
 * @param {string} root
 * @param {readonly string[]} args
 * @param {Loudness & { pages?: readonly string[] }} [options] `pages`: what their program is told
 */
const vitepress = async (root, args, { pages = [], ...options } = {}) => {
  const made = await inRoom(root, ['scripts/build-pages.mjs', ...pages], options)
  if (made.exitCode !== 0) return made
  return inRoom(root, ['node_modules/vitepress/bin/vitepress.js', ...args], options)
}

/** The site with live reload, until Ctrl-C. */
export const developSite = async (
  /** @type {string} */ root,
  /** @type {readonly string[]} */ args,
) => (await vitepress(root, ['dev', '.', ...args])).exitCode

/** The static site in apps/docs/.vitepress/dist. */
export const buildSite = async (/** @type {string} */ root) =>
  (await vitepress(root, ['build', '.'])).exitCode

/**
 * As {@link buildSite}, without a word unless it fails.
 *
 * @param {string} root
 * @param {{ whole: boolean }} options not whole: without the reference, which takes as long as the rest
 */
export const buildSiteQuietly = async (root, { whole }) => {
  const pages = whole ? [] : ['--without-reference']
  const { exitCode, said } = await vitepress(root, ['build', '.'], { output: 'pipe', pages })
  if (exitCode !== 0) throw new Error(said.split('\n').slice(-40).join('\n'))
}
