import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMarkdown } from '../markdown/read-markdown.mjs'
import { publicMembersOf } from '../workspace.mjs'

/** Where the guides of the site lie: English, and 中文 under the same file names. */
export const guideFolders = { english: 'apps/docs/guide', chinese: 'apps/docs/zh/guide' }

const markdownIn = (/** @type {string} */ root, /** @type {string} */ folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `${folder}/${name}`)

/**
 * @typedef {import('../markdown/read-markdown.mjs').CodeBlock & { file: string }} Snippet
 */

/**
 * Every code block of every README and guide, once: the Chinese ones repeat those of the English.
 *
 * @param {string} root
 * @returns {Snippet[]}
 */
export const collectSnippets = (root) => {
  const files = [
    'README.md',
    'README.zh-CN.md',
    ...publicMembersOf(root).map(({ folder }) => `${folder}/README.md`),
    ...Object.values(guideFolders).flatMap((folder) => markdownIn(root, folder)),
  ]
  const seen = new Set()
  return files
    .filter((file) => existsSync(join(root, file)))
    .flatMap((file) =>
      readMarkdown(readFileSync(join(root, file), 'utf8')).blocks.map((block) => ({
        file,
        ...block,
      })),
    )
    .filter(({ tag, code }) => {
      const key = `${tag}\n${code}`
      return !seen.has(key) && seen.add(key)
    })
}
