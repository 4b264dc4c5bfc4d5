import { findNpx } from '../../setup/npx.mjs'
import { mustRun } from '../run-program.mjs'

/** The releases of Node that firstgrad promises to run on. */
const supportedMajors = [20, 22, 24]

/** Fetching other Nodes takes a while: done in CI, and where one asks for it. */
const isWanted = (/** @type {NodeJS.ProcessEnv} */ environment) =>
  environment.CI === 'true' || environment.FIRSTGRAD_ALL_NODES === '1'

/** @type {Map<number, Promise<string>>} */
const found = new Map()

/**
 * Where a program of this major version of Node lies; npx fetches it once.
 *
 * @param {number} major
 * @param {string} cwd
 */
const nodeOf = (major, cwd) => {
  const path = found.get(major) ?? fetchNode(major, cwd)
  found.set(major, path)
  return path
}

const fetchNode = async (/** @type {number} */ major, /** @type {string} */ cwd) => {
  const npx = findNpx()
  const { stdout } = await mustRun(
    npx.command,
    [...npx.args, '-y', '-p', `node@${major}`, 'node', '-p', 'process.execPath'],
    { cwd, env: { ...process.env, npm_config_loglevel: 'error' } },
  )
  return stdout.trim().split('\n').at(-1) ?? ''
}

/**
 * The Nodes to try packed packages with: this one, and the other supported ones where wanted.
 *
 * @param {string} cwd
 * @returns {Promise<{ nodes: { label: string, path: string }[], left: string[] }>}
 */
export const nodesToTry = async (cwd) => {
  const current = Number(process.versions.node.split('.')[0])
  const others = supportedMajors.filter((major) => major !== current)
  const nodes = [{ label: `Node ${current}`, path: process.execPath }]
  if (!isWanted(process.env)) return { nodes, left: others.map((major) => `Node ${major}`) }
  for (const major of others) nodes.push({ label: `Node ${major}`, path: await nodeOf(major, cwd) })
  return { nodes, left: [] }
}
