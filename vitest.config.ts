import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// One project per package, tested from source: the condition leads to src/index.ts of each sibling.
const conditions = ['@firstgrad/source', 'node', 'import', 'module', 'default']

/** A project named as one asks for it: `npm test -- graph`. */
const project = (name: string, root: string, include = '**/*.test.{ts,mjs}') => ({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['node', 'import'] } },
  test: {
    name,
    root,
    include: [include],
    exclude: ['**/node_modules/**', '**/dist/**', '**/testing/languages/**'],
    // An engine that this user has installed must not decide what tests bind.
    env: { FIRSTGRAD_CACHE: join(tmpdir(), 'firstgrad-tests-no-cache') },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

const members = ['packages', 'apps']
  .flatMap((room) => readdirSync(room).map((name) => `${room}/${name}`))
  .concat('bench')
  .filter((root) => existsSync(`${root}/package.json`))

// What is written in AssemblyScript is compiled before anything can run from source.
for (const program of members.map((root) => `${root}/build-binaries.mjs`).filter(existsSync)) {
  execFileSync(process.execPath, [program], { stdio: 'inherit' })
}

const languages = project('languages', 'scripts/testing/languages')
languages.test.exclude = ['**/node_modules/**']

export default defineConfig({
  test: {
    // Vitest leaves one core idle: of two, that is half the machine and three minutes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      ...members.map((root) => project(root.replace(/^packages\//, ''), root)),
      project('scripts', 'scripts'),
      languages,
    ],
  },
})
