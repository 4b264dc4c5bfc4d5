import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { attempt } from '../events.mjs'
import { runnableBlocks } from '../markdown/read-markdown.mjs'
import { mustRun } from '../run-program.mjs'
import { publicMembersOf } from '../workspace.mjs'

/**
 * Every block tagged js, once: the Chinese README repeats the English one's.
 *
 * @param {string} root
 */
const snippetsOf = (root) => {
  const readmes = [
    'README.md',
    'README.zh-CN.md',
    ...publicMembersOf(root).map(({ folder }) => `${folder}/README.md`),
  ]
  const seen = new Set()
  return readmes
    .filter((readme) => existsSync(join(root, readme)))
    .flatMap((readme) =>
      runnableBlocks(readFileSync(join(root, readme), 'utf8')).map((block) => ({
        readme,
        ...block,
      })),
    )
    .filter(({ code }) => !seen.has(code) && seen.add(code))
}

/** @type {import('../events.mjs').Stage} */
export const snippets = {
  name: 'snippets',
  title: 'every js block of every README runs as it stands',
  needsBuild: true,
  run: async function* ({ root, workshop }) {
    const names = publicMembersOf(root).map(({ name }) => name)
    const consumer = await workshop.consumer('everything', names)
    for (const { readme, line, code } of snippetsOf(root))
      yield attempt(`${readme}:${line}`, async () => {
        const file = join(consumer, `${readme.replace(/\W+/g, '-')}-${line}.mjs`)
        writeFileSync(file, code)
        await mustRun(process.execPath, [file], { cwd: consumer })
      })
  },
}
