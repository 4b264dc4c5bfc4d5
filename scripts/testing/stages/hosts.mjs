import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { attempt } from '../events.mjs'
import { findChromium } from '../find-chromium.mjs'
import { openPages } from '../hosts/pages.mjs'
import { mustRun } from '../run-program.mjs'

/** What users put a package into, as npm offers it; Vite is there with vitest. */
const tools = { esbuild: '0.27.7', webpack: '5.112.2', vitest: '4.1.12', jest: '30.5.2' }

const ways = ['vite', 'webpack', 'esbuild-split', 'esbuild-one', 'import-map']
const pools = ['forks', 'threads', 'vmForks', 'vmThreads']

/**
 * Throws where a training did not go as it does in plain Node.
 *
 * @param {{ threads: number, notes: string[], bits: string, trouble?: string[] }} got
 * @param {{ threads: number, notes: string[], bits: string }} expected
 */
const mustBe = (got, expected) => {
  const problems = [...(got.trouble ?? [])]
  for (const name of /** @type {const} */ (['threads', 'notes', 'bits'])) {
    const [is, should] = [JSON.stringify(got[name]), JSON.stringify(expected[name])]
    if (is !== should) problems.push(`${name}: expected ${should}, got ${is}`)
  }
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

/** What a program printed, a line for each training. */
const answersOf = (/** @type {string} */ stdout) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** @type {import('../events.mjs').Stage} */
export const hosts = {
  name: 'hosts',
  title: '@firstgrad/wasm finds its bytes and threads: bundlers, pages, test runners, Workers',
  needsBuild: true,
  run: async function* ({ root, workshop }) {
    const consumer = await workshop.consumer('hosts', ['@firstgrad/wasm'], tools)
    const folder = join(consumer, 'programs')
    cpSync(join(root, 'scripts/testing/hosts/programs'), folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
    const run = (/** @type {string[]} */ args, env = {}) =>
      mustRun(process.execPath, args, {
        cwd: folder,
        env: { ...process.env, NODE_OPTIONS: '', VITEST: undefined, ...env },
        timeoutMs: 60_000,
      })
    const train = async (/** @type {string} */ program) => answersOf((await run([program])).stdout)

    /** @type {{ threads: number, notes: string[], bits: string }} */
    let plain = { threads: 0, notes: [], bits: '' }
    yield attempt('plain Node', async () => {
      plain = (await train('node.js'))[0]
      mustBe(plain, { ...plain, threads: 2, notes: [] })
    })
    yield attempt('here and in three Workers at once', async () => {
      const answers = await train('workers.js')
      if (answers.length !== 4) throw new Error(`expected 4 trainings, got ${answers.length}`)
      for (const answer of answers) mustBe(answer, plain)
    })
    yield attempt('bundled for Node by esbuild', async () => {
      await run(['bundle.mjs', 'esbuild-node', 'out/esbuild-node'])
      for (const answer of await train('out/esbuild-node/program.mjs')) mustBe(answer, plain)
    })
    // Two files, so that two instances run at once.
    for (const name of ['one', 'other'])
      cpSync(join(folder, 'train.spec.js'), join(folder, `${name}.spec.js`))
    for (const pool of pools)
      yield attempt(`vitest, pool ${pool}`, () =>
        run(
          [join(consumer, 'node_modules/vitest/vitest.mjs'), 'run', '--globals', '--pool', pool],
          {
            FIRSTGRAD_BITS: plain.bits,
          },
        ),
      )
    yield attempt('jest', () =>
      run(
        [
          '--experimental-vm-modules',
          join(consumer, 'node_modules/jest/bin/jest.js'),
          '--config={"testEnvironment":"node","transform":{},"testMatch":["**/*.spec.js"]}',
        ],
        { FIRSTGRAD_BITS: plain.bits },
      ),
    )

    const program = findChromium()
    if (!program) {
      for (const way of ways) {
        const reason = 'no Chromium on the path; set CHROMIUM_PATH'
        yield { type: 'skipped', name: `a page by ${way}`, reason }
      }
      return
    }
    const pages = await openPages(program)
    try {
      for (const way of ways) {
        const out = join(folder, 'out', way)
        yield attempt(`a page by ${way}, isolated and not`, async () => {
          await run(['bundle.mjs', way, out])
          mustBe(await pages.train(out, true), plain)
          const alone = { ...plain, threads: 1, notes: ['wasm/one-thread not-isolated'] }
          mustBe(await pages.train(out, false), alone)
        })
      }
    } finally {
      await pages.close()
    }
  },
}
