import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { attempt } from '../events.mjs'
import { findChromium } from '../find-chromium.mjs'
import { mustRun } from '../run-program.mjs'
import { collectSnippets } from '../snippets/collect.mjs'
import { commandsIn, unknownWords } from '../snippets/commands.mjs'
import { runPageBlocks } from '../snippets/page-blocks.mjs'
import { publicMembersOf } from '../workspace.mjs'

/** What pages need to compute on a graphics card; npm installs no optional peers by itself. */
const engines = {
  '@tensorflow/tfjs-backend-webgl': '4.22.0',
  '@tensorflow/tfjs-backend-webgpu': '4.22.0',
}

/** @type {import('../events.mjs').Stage} */
export const snippets = {
  name: 'snippets',
  title: 'every js block of every README and guide runs as it stands, every command exists',
  needsBuild: true,
  run: async function* ({ root, workshop }) {
    const names = publicMembersOf(root).map(({ name }) => name)
    const consumer = await workshop.consumer('everything', names, engines)
    const all = collectSnippets(root)
    const tagged = (/** @type {string} */ wanted) => all.filter(({ tag }) => tag === wanted)

    for (const { file, line, code } of tagged('js'))
      yield attempt(`${file}:${line}`, async () => {
        const program = join(consumer, `${file.replace(/\W+/g, '-')}-${line}.mjs`)
        writeFileSync(program, code)
        await mustRun(process.execPath, [program], { cwd: consumer })
      })

    /** @type {Map<string, Promise<string>>} */
    const helps = new Map()
    const helpOf = (/** @type {string[]} */ path) => {
      const key = path.join(' ')
      const command = join(consumer, 'node_modules/firstgrad/dist/main.js')
      const env = { ...process.env, FIRSTGRAD_LANG: 'en', COLUMNS: '200' }
      const help =
        helps.get(key) ??
        mustRun(process.execPath, [command, ...path, '--help'], { cwd: consumer, env }).then(
          ({ stdout }) => stdout,
        )
      helps.set(key, help)
      return help
    }
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    for (const { file, line, code } of tagged('sh')) {
      const commands = commandsIn(code)
      if (commands.length === 0) continue
      yield attempt(`${file}:${line}, its commands`, async () => {
        const problems = []
        for (const command of commands)
          if (command.program === 'firstgrad')
            problems.push(...(await unknownWords(command.words, helpOf)))
          else if (!scripts[command.script]) problems.push(`npm knows no ${command.script}`)
        if (problems.length > 0) throw new Error(problems.join('\n'))
      })
    }

    const pages = tagged('js page')
    const program = findChromium()
    if (program) yield* runPageBlocks(program, consumer, pages)
    else
      for (const { file, line } of pages) {
        const reason = 'no Chromium on the path; set CHROMIUM_PATH'
        yield { type: 'skipped', name: `${file}:${line} in a page`, reason }
      }
  },
}
