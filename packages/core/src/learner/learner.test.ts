import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exercisePath } from './exercise-path.js'
import { resetExercise } from './reset-exercise.js'
import { startExercise } from './start-exercise.js'

const id = 'basics/neuron'
const starter = 'export const neuron = 0\n'
const mine = '// my own\n'

let root = ''
let count = 0
const folder = () => join(root, String(count++))
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'firstgrad-learner-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

describe('startExercise', () => {
  it('writes the starter, folders included', async () => {
    const here = folder()
    const path = await startExercise(id, starter, here)
    expect(path).toBe(join(here, 'basics', 'neuron.ts'))
    expect(await readFile(path, 'utf8')).toBe(starter)
  })

  it('never overwrites, not even through a link that leads nowhere', async () => {
    const here = folder()
    const path = exercisePath(here, id)
    await mkdir(join(here, 'basics'), { recursive: true })
    await writeFile(path, mine)
    await expect(startExercise(id, starter, here)).rejects.toMatchObject({
      code: 'core/exercise-file-exists',
      details: { id, path },
    })
    expect(await readFile(path, 'utf8')).toBe(mine)
    await rm(path)
    await symlink(join(here, 'nowhere'), path)
    await expect(startExercise(id, starter, here)).rejects.toMatchObject({
      code: 'core/exercise-file-exists',
    })
    expect(await readdir(here)).toEqual(['basics'])
  })

  it('leaves one winner where two start at once', async () => {
    const here = folder()
    const both = await Promise.allSettled([
      startExercise(id, starter, here),
      startExercise(id, starter, here),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('says why a file cannot be written', async () => {
    const here = folder()
    await writeFile(here, '')
    const error = await startExercise(id, starter, here).catch((caught) => caught)
    expect(error).toMatchObject({ code: 'core/file-write' })
    expect(error.details.reason).toMatch(/^E[A-Z]+$/)
  })
})

describe('resetExercise', () => {
  it('puts the starter back and keeps every byte of what was there', async () => {
    const here = folder()
    const path = await startExercise(id, starter, here)
    await writeFile(path, mine)
    const { backup } = await resetExercise(id, starter, here)
    expect(backup).toMatch(/neuron\.backup-\d{4}-\d\d-\d\dT[\d-]+\.\d{3}Z\.ts$/)
    expect(await readFile(backup!, 'utf8')).toBe(mine)
    expect(await readFile(path, 'utf8')).toBe(starter)
    expect((await readdir(join(here, 'basics'))).length).toBe(2)
  })

  it('makes no backup of the starter itself', async () => {
    const here = folder()
    const path = await startExercise(id, starter, here)
    expect(await resetExercise(id, starter, here)).toEqual({ path, backup: null })
    expect(await readdir(join(here, 'basics'))).toEqual(['neuron.ts'])
  })

  it('says that there is no file to reset', async () => {
    const here = folder()
    await expect(resetExercise(id, starter, here)).rejects.toMatchObject({
      code: 'core/exercise-file-missing',
      details: { id, path: exercisePath(here, id) },
    })
  })
})
