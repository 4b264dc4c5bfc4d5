import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { javascript } from '@codemirror/lang-javascript'
import { EditorState } from '@codemirror/state'
import { course } from '@firstgrad/core/course'
import { describe, expect, it } from 'vitest'
import { findInCourse } from '../course/exercises.js'
import { phrases } from './phrases.js'
import { firstSyntaxError } from './problems.js'

const stateOf = (doc: string) =>
  EditorState.create({ doc, extensions: [javascript({ typescript: true })] })

describe('firstSyntaxError', () => {
  it('finds the first place that cannot be read', () => {
    expect(firstSyntaxError(stateOf('const a = 1'))).toBeNull()
    expect(firstSyntaxError(stateOf('const a = (1\nconst b = )'))!.from).toBeGreaterThan(9)
  })
  it.each(course.filter(({ task }) => task).map(({ id }) => id))('finds none in %s', async (id) => {
    const { read } = (await findInCourse(id))!
    for (const file of ['starter.ts', 'solution.ts'])
      expect(firstSyntaxError(stateOf(await read(file)))).toBeNull()
  })
})

describe('phrases', () => {
  it('are said by CodeMirror, each of them', () => {
    const require = createRequire(import.meta.url)
    const said = ['view', 'autocomplete', 'lint', 'commands']
      .map((part) => readFileSync(require.resolve(`@codemirror/${part}`), 'utf8'))
      .join()
    for (const words of Object.keys(phrases['zh-CN'])) expect(said).toContain(`phrase("${words}"`)
  })
})
