import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Everything that decides what an installation looks like. */
const filesThatDecide = (/** @type {string} */ root) => [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'bench/package.json',
  ...['packages', 'apps'].flatMap((room) =>
    readdirSync(join(root, room))
      .sort()
      .map((name) => `${room}/${name}/package.json`),
  ),
]

/**
 * A fingerprint of the installation that this checkout needs on this Node and this machine.
 *
 * @param {string} root
 */
export const fingerprint = (root) => {
  const hash = createHash('sha256')
  hash.update(`${process.platform} ${process.arch} ${process.versions.modules}\n`)
  for (const file of filesThatDecide(root)) {
    const path = join(root, file)
    if (existsSync(path)) hash.update(`${file}\n`).update(readFileSync(path))
  }
  return hash.digest('hex')
}

/** Lies inside node_modules, so that deleting that folder forgets the installation too. */
const stampPath = (/** @type {string} */ root) => join(root, 'node_modules', '.firstgrad-setup')

/**
 * True where the last installation ended well and nothing that decides has changed since.
 *
 * @param {string} root
 */
export const isInstalled = (root) => {
  const path = stampPath(root)
  return existsSync(path) && readFileSync(path, 'utf8') === fingerprint(root)
}

/**
 * Taken away before an installation: one that is interrupted leaves none.
 *
 * @param {string} root
 */
export const removeStamp = (root) => rmSync(stampPath(root), { force: true })

/** @param {string} root */
export const writeStamp = (root) => {
  mkdirSync(dirname(stampPath(root)), { recursive: true })
  writeFileSync(stampPath(root), fingerprint(root))
}
