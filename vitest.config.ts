import { existsSync, readdirSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

// One project per package, tested from source: the condition leads to src/index.ts of each sibling.
const conditions = ['@firstgrad/source', 'node', 'import', 'module', 'default']

const projects = ['packages', 'apps']
  .flatMap((room) => readdirSync(room).map((name) => `${room}/${name}`))
  .filter((root) => existsSync(`${root}/package.json`))
  .concat('bench')

export default defineConfig({
  test: {
    projects: projects.map((root) => ({
      resolve: { conditions },
      ssr: { resolve: { conditions, externalConditions: ['node', 'import'] } },
      test: {
        name: root.replace(/^packages\//, ''),
        root,
        include: ['**/*.test.ts'],
        exclude: ['**/node_modules/**', '**/dist/**'],
        testTimeout: 30_000,
        hookTimeout: 60_000,
      },
    })),
  },
})
