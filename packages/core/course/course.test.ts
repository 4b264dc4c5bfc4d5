import { readFile } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { checkExercise, createJudge } from '../src/exercises.js'
import { nodeHost } from '../src/exercises-node.js'
import { course } from './course.js'

// Some alone: FIRSTGRAD_EXERCISES=basics/neuron,tf/hello
const wanted = process.env.FIRSTGRAD_EXERCISES?.split(',')
const seeds = Array.from({ length: 20 }, (_, i) => i + 1)

const judge = createJudge({ host: nodeHost(), trusted: true })
afterAll(() => judge.close())

describe.each(course.filter(({ id }) => !wanted || wanted.includes(id)))('$id', (exercise) => {
  const read = (name: string) =>
    readFile(new URL(`${exercise.id}/${name}`, import.meta.url), 'utf8')

  it('holds what the course promises', { timeout: 120_000 }, async () => {
    const problems: string[] = []
    let looked = 0
    for await (const { what, problem } of checkExercise(exercise, read, judge, { seeds })) {
      looked++
      if (problem) problems.push(`${what}: ${problem}`)
    }
    expect(problems).toEqual([])
    expect(looked).toBeGreaterThan(2)
  })
})
