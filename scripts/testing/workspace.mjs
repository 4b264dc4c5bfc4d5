import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {object} Member one package of the workspace
 * @property {string} name as other packages import it
 * @property {string} folder below the root, for instance 'packages/graph'
 * @property {string} path absolute
 * @property {Record<string, any>} manifest its package.json
 * @property {boolean} isPublic whether it is published
 */

/**
 * Every package, app and the bench.
 *
 * @param {string} root
 * @returns {Member[]}
 */
export const membersOf = (root) =>
  ['packages', 'apps']
    .flatMap((room) =>
      (existsSync(join(root, room)) ? readdirSync(join(root, room)) : [])
        .sort()
        .map((name) => `${room}/${name}`),
    )
    .concat('bench')
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => {
      const path = join(root, folder)
      const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
      return { name: manifest.name, folder, path, manifest, isPublic: manifest.private !== true }
    })

/** @param {string} root */
export const publicMembersOf = (root) => membersOf(root).filter((member) => member.isPublic)

/**
 * True for a package that can be imported; a command has no types to check.
 *
 * @param {Member} member
 */
export const hasTypes = ({ manifest }) =>
  Object.keys(manifest.exports ?? {}).some((entry) => !entry.endsWith('.json'))
