import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { compileSources } from './scripts/testing/compile-sources.mjs'
import { membersOf } from './scripts/testing/workspace.mjs'

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

compileSources('.')

const languages = project('languages', 'scripts/testing/languages')
languages.test.exclude = ['**/node_modules/**']

export default defineConfig({
  test: {
    // Vitest leaves one core idle: of two, that is half the machine and three minutes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      ...membersOf('.').map(({ folder }) => project(folder.replace(/^packages\//, ''), folder)),
      project('scripts', 'scripts'),
      languages,
    ],
  },
})
