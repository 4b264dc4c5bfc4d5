import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { membersOf } from '../workspace.mjs'
import { problemsOf } from './check-member.mjs'
import { findCycle } from './find-cycle.mjs'
import { importsOf } from './imports-of.mjs'
import { arrowsOf } from './rules.mjs'

/** @type {string} */
let root
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'firstgrad-arrows-'))
  manifest('graph', {})
  manifest('datasets', {})
  manifest('errors', {})
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const write = (/** @type {string} */ path, /** @type {string} */ text) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const manifest = (/** @type {string} */ name, /** @type {object} */ more) =>
  write(
    `packages/${name}/package.json`,
    JSON.stringify({ name: `@firstgrad/${name}`, exports: { '.': {}, './messages': {} }, ...more }),
  )
const problems = (/** @type {string} */ folder) => {
  const members = membersOf(root)
  const member = members.find((one) => one.folder === folder)
  if (!member) throw new Error(`no ${folder}`)
  return problemsOf(member, members, { devDependencies: { vitest: '4' } })
}

describe('problemsOf', () => {
  it('finds nothing in a package that keeps to the arrows', () => {
    manifest('graph', { dependencies: { '@firstgrad/errors': 'workspace:^' } })
    write(
      'packages/graph/src/a.ts',
      "import { readFileSync } from 'node:fs'\nimport { x } from '@firstgrad/errors'\nexport * from './b.js'\n",
    )
    write('packages/graph/src/b.ts', 'export const b = 1\n')
    write(
      'packages/graph/src/b.test.ts',
      "import { it } from 'vitest'\nimport { b } from './b.js'\n",
    )
    expect(problems('packages/graph')).toEqual([])
  })

  it.each([
    ["import { load } from '@firstgrad/datasets'", 'may not import packages/datasets'],
    ["import type { Load } from '@firstgrad/datasets'", 'may not import packages/datasets'],
    ["export { load } from '@firstgrad/datasets'", 'may not import packages/datasets'],
    ["const x = await import('@firstgrad/datasets')", 'may not import packages/datasets'],
    ["type X = import('@firstgrad/datasets').X", 'may not import packages/datasets'],
    ["import x = require('@firstgrad/datasets')", 'may not import packages/datasets'],
    ["import.meta.resolve('@firstgrad/datasets')", 'may not import packages/datasets'],
    ["import '../../../datasets/src/load.js'", 'leaves its package'],
    ["import '@firstgrad/errors/src/catalog.js'", 'is internal to @firstgrad/errors'],
    ["import '@firstgrad/graph'", 'names its own package'],
    ["import { z } from 'zod'", 'zod is not declared in packages/graph/package.json'],
    ["import { it } from 'vitest'", 'vitest is not declared'],
    ["import '/etc/passwd'", 'is an absolute path'],
  ])('catches %s', (line, problem) => {
    manifest('graph', { dependencies: { '@firstgrad/errors': 'workspace:^' } })
    write('packages/graph/src/deep/a.ts', `// a comment\n${line}\n`)
    const found = problems('packages/graph')
    expect(found).toHaveLength(1)
    expect(found[0]).toContain('packages/graph/src/deep/a.ts:2')
    expect(found[0]).toContain(problem)
  })

  it('does not take comments and texts for imports', () => {
    write(
      'packages/graph/src/a.ts',
      "// import '@firstgrad/datasets'\nconst a = \"import 'zod'\"\n",
    )
    expect(problems('packages/graph')).toEqual([])
  })

  it('lets a test outside of src take its package as the users do', () => {
    write('packages/graph/test/a.test.ts', "import '@firstgrad/graph'\n")
    expect(problems('packages/graph')).toEqual([])
  })

  it('catches forbidden, loose and peer siblings in package.json', () => {
    manifest('graph', {
      dependencies: { '@firstgrad/datasets': 'workspace:^' },
      devDependencies: { '@firstgrad/errors': '^1.0.0' },
      peerDependencies: { '@firstgrad/errors': 'workspace:^' },
    })
    expect(problems('packages/graph')).toEqual([
      expect.stringContaining('packages/graph may not depend on packages/datasets'),
      expect.stringContaining('expected workspace:^, got ^1.0.0'),
      expect.stringContaining('never peers'),
    ])
  })

  it('catches modules that import each other in a circle, but not circles of types', () => {
    write('packages/graph/src/a.ts', "import './b.js'\n")
    write('packages/graph/src/b.ts', "import './c.js'\n")
    write('packages/graph/src/c.ts', "import './a.js'\n")
    expect(problems('packages/graph')).toEqual([
      'imports in a circle: src/a.ts → src/b.ts → src/c.ts → src/a.ts',
    ])
    write('packages/graph/src/c.ts', "import type { A } from './a.js'\n")
    expect(problems('packages/graph')).toEqual([])
  })

  it('asks for rules where a room has none', () => {
    manifest('novelty', {})
    expect(problems('packages/novelty')[0]).toContain('has no arrows yet')
  })
})

describe('the rules', () => {
  it('have no circles', () => {
    expect(findCycle(new Map(Object.entries(arrowsOf)))).toBeNull()
    expect(
      findCycle(
        new Map([
          ['a', ['b']],
          ['b', ['a']],
        ]),
      ),
    ).toEqual(['a', 'b', 'a'])
  })
  it('keep the leaves from knowing each other', () => {
    for (const leaf of ['wasm', 'graph', 'kernels', 'datasets', 'viz'])
      expect(arrowsOf[`packages/${leaf}`]).toEqual([])
  })
})

it('reads TypeScript and JavaScript alike, with lines', () => {
  expect(importsOf('a.mjs', "\nimport a from 'b'\nrequire('c')\n")).toEqual([
    { specifier: 'b', isTypeOnly: false, line: 2 },
    { specifier: 'c', isTypeOnly: false, line: 3 },
  ])
})
