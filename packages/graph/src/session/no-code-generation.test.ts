import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'

// A process that may not turn strings into code, as a page whose content security policy says so.

const program = `
import { graph } from './graph.js'
const { placeholder, variable, multiply, add, subtract, square, sgd, initialize, session } = graph()
const [x, y] = ['x', 'y'].map((name) => placeholder('float32', [], { name }))
const W = variable(0.1, { name: 'W' })
const b = variable(0.1, { name: 'b' })
const step = sgd(square(subtract(add(multiply(W, x), b), y)), { learningRate: 0.02 })
const s = session()
s.run(initialize())
for (let i = 0; i < 50; i++) s.run(step, { x: i % 7, y: i % 5 })
const { W: w, b: c } = s.run({ W, b })
console.log(JSON.stringify({ executor: s.executorOf(step), W: w.item(), b: c.item() }))
`

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'graph-'))
  await build({
    logLevel: 'silent',
    configFile: false,
    resolve: { conditions: ['@firstgrad/source', 'import', 'default'] },
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: {
        entry: fileURLToPath(new URL('../index.ts', import.meta.url)),
        formats: ['es'],
        fileName: () => 'graph.js',
      },
    },
  })
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await writeFile(join(folder, 'program.js'), program)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = async (...flags: string[]) => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...flags,
    join(folder, 'program.js'),
  ])
  return JSON.parse(stdout) as { executor: string; W: number; b: number }
}

it('gives the same values to the last bit where code generation is forbidden', async () => {
  const allowed = await run()
  const forbidden = await run('--disallow-code-generation-from-strings')
  expect(allowed.executor).toBe('compiled')
  expect(forbidden).toEqual({ ...allowed, executor: 'interpreted' })
})
