import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import * as viz from '../src/index.js'
import { live } from '../src/live/index.js'
import { toPNG } from '../src/png/index.js'
import { toCharacters, toTerminal } from '../src/terminal/index.js'

const root = fileURLToPath(new URL('../src/', import.meta.url))

/** What examples may use without saying where it comes from. */
const figure = viz.lineChart({ series: [{ name: 'loss', y: [2, 1] }] })
const scope = {
  ...viz,
  ...{ live, toPNG, toTerminal, toCharacters, figure },
  losses: figure,
  accuracies: figure,
  confusion: figure,
  fits: [{ name: 'a', y: [1] }],
  text: JSON.stringify(figure),
  writeFile: async (_path: string, bytes: unknown) => expect(bytes).toBeTruthy(),
  process: { stdout: { write: (text: string) => expect(text).toBeTruthy() } },
}

const folders = ['figures', 'faces', 'live', 'png', 'terminal']
const examples = folders.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => {
      const source = readFileSync(join(root, folder, name), 'utf8')
      const found = [
        ...source.matchAll(/@example\n \* ```ts\n([\s\S]*?) \* ```\n \*\/\nexport const (\w+)/g),
      ]
      return found.map(([, lines, of]) => ({ of, code: (lines as string).replace(/^ \* ?/gm, '') }))
    }),
)

const AsyncFunction = (async () => {}).constructor as new (
  ...args: string[]
) => (...values: unknown[]) => Promise<unknown>

describe('the example of', () => {
  it.each(examples)('$of runs', async ({ of, code }) => {
    expect(code).toContain(of)
    vi.spyOn(console, 'log').mockImplementation(() => {})
    // Imports name what is in scope; what an example declares itself is not.
    const body = code.replace(/^import .*$/gm, '')
    const names = Object.keys(scope).filter((name) => !body.includes(`const ${name} =`))
    const run = new AsyncFunction(...names, body)
    await run(...names.map((name) => scope[name as keyof typeof scope]))
    vi.restoreAllMocks()
  })
  it('every maker and face is there', () => {
    const named = new Set(examples.map(({ of }) => of))
    const functions = Object.entries({ ...viz, live, toPNG, toTerminal, toCharacters })
      .filter(([, value]) => typeof value === 'function')
      .map(([name]) => name)
    expect(functions.filter((name) => !named.has(name))).toEqual([])
  })
})
