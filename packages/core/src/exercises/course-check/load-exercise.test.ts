import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkExercise, createJudge, type Judge } from '../../exercises.js'
import { exerciseFolders, loadExercise, nodeHost } from '../../exercises-node.js'

const example = fileURLToPath(new URL('../../../example/', import.meta.url))

let judge: Judge
let folder = ''
beforeAll(async () => {
  judge = createJudge({ host: nodeHost(), trusted: true })
  folder = await mkdtemp(join(tmpdir(), 'firstgrad-course-'))
  await cp(example, folder, { recursive: true })
})
afterAll(async () => {
  await judge.close()
  await rm(folder, { recursive: true })
})

const problems = async (path: string) => {
  const exercise = await loadExercise(path)
  const read = (name: string) => readFile(join(path, name), 'utf8')
  const found: string[] = []
  for await (const { what, problem } of checkExercise(exercise, read, judge))
    if (problem) found.push(`${what}: ${problem}`)
  return found
}

describe('a course of others', { timeout: 60_000 }, () => {
  it('the example holds what it promises', async () => {
    const folders = await exerciseFolders(example)
    expect(folders).toHaveLength(1)
    expect(await problems(folders[0]!)).toEqual([])
  })

  const change = async (file: string, from: string, to: string) => {
    const path = join(folder, 'first/row-sums', file)
    const before = await readFile(path, 'utf8')
    expect(before).toContain(from)
    await writeFile(path, before.replace(from, to))
    return () => writeFile(path, before)
  }

  it.each([
    ['solution.ts', 'tf.sum(x, 1)', 'tf.sum(x, 0)', 'solution: fail'],
    ['starter.ts', 'tf.zeros([x.shape[0]])', 'tf.sum(x, 1)', 'starter: is not a failure: pass'],
    ['starter.ts', 'tf.zeros([x.shape[0]])', 'null!.x', 'starter: is not a failure: error'],
    ['mistakes/columns.ts', 'tf.sum(x, 0)', 'tf.sum(x, 1)', 'mistakes/columns.ts: passes'],
    ['lesson.en.md', '# Sums of rows', '# Sums', ''],
    ['exercise.ts', "'zh-CN': '按行求和'", "'zh-CN': ' '", 'texts: incomplete: title'],
  ])('%s with %j changed to %j is found', async (file, from, to, words) => {
    const back = await change(file, from, to)
    const found = await problems(join(folder, 'first/row-sums'))
    await back()
    if (words) expect(found.join('\n')).toContain(words)
    else expect(found).toEqual([])
  })

  it.each([
    ["id: 'first/row-sums'", "id: 'first/other'", 'but its folder is not'],
    ["id: 'first/row-sums'", "id: 'Rows'", 'must be like unit/name'],
    ["call: 'rowSums'", "call: 'rowSum'", 'which is not among its exports'],
    ['export const rowSums = ', 'export const rowSums = 3 || ', 'it exports no exercise'],
    ['defineExercise({', 'defineExercise({{', 'Unexpected token'],
    ["'@firstgrad/core/exercises'", "'left-pad'", 'imports "left-pad"'],
    ['defineExercise({', '((x: object) => ({ ...x, schema: 2 }))({', 'version 2'],
  ])('an exercise with %j changed to %j is refused', async (from, to, words) => {
    const back = await change('exercise.ts', from, to)
    const error = await loadExercise(join(folder, 'first/row-sums')).catch((reason) => reason)
    await back()
    expect(error).toMatchObject({ code: 'core/exercise-invalid' })
    expect(error.message).toContain(words)
  })

  it('a folder without exercises has none', async () => {
    expect(await exerciseFolders(join(folder, 'none'))).toEqual([])
    const error = await loadExercise(folder).catch((reason) => reason)
    expect(error.code).toBe('core/exercise-invalid')
  })
})
