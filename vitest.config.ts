import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { compileSources } from './scripts/testing/compile-sources.mjs'
import { membersOf } from './scripts/testing/workspace.mjs'

// One project per package, tested from source: the condition leads to src/index.ts of each sibling.
const conditions = ['@firstgrad/source', 'node', 'import', 'module', 'default']

/** Whose files share what they import, which is much of their time: each binds the engine that it wants. */
const shared = ['core', 'elements', 'graph', 'kernels', 'viz']

/** A project named as one asks for it: `npm test -- graph`. */
const project = (name: string, root: string, include = '**/*.test.{ts,mjs}') => ({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['node', 'import'] } },
  test: {
    name,
    root,
    include: [include],
    isolate: !shared.includes(name),
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
    // One more than there are cores: many tests wait for a process, a server or a timer.
    maxWorkers: availableParallelism() + 1,
    projects: [
      ...membersOf('.').map(({ folder }) => project(folder.replace(/^packages\//, ''), folder)),
      project('scripts', 'scripts'),
      languages,
    ],
  },
})
