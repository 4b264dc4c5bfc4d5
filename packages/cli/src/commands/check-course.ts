import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { course } from '@firstgrad/core/course'
import { checkExercise, createJudge, type Exercise, type Finding } from '@firstgrad/core/exercises'
import {
  checkExperiment,
  courseFolder,
  exerciseFolders,
  loadExercise,
  nodeHost,
} from '@firstgrad/core/exercises-node'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { askedEngine } from '../program/engines.js'
import { wrap } from '../terminal/wrap.js'

export interface CheckCourseFlags {
  /** How many seeds the solutions must pass with. */
  readonly seeds?: number
  /** Run the experiments too, and hold them to their references. */
  readonly experiments?: boolean
  readonly only?: readonly string[]
  readonly backend?: string
}

const usualSeeds = 20
/** Real runs are long; a reference that holds with three seeds is no accident. */
const experimentSeeds = [1, 2, 3]

interface Found {
  readonly exercise: Exercise
  readonly folder: string
}

const exercisesOf = async (folder: string | undefined): Promise<Found[]> => {
  if (folder === undefined) {
    const own = fileURLToPath(courseFolder())
    return course.map((exercise) => ({ exercise, folder: join(own, exercise.id) }))
  }
  const folders = await exerciseFolders(resolve(folder))
  return Promise.all(
    folders.map(async (each) => ({ exercise: await loadExercise(each), folder: each })),
  )
}

/** Checks a course as its author does before others learn from it; ours where no folder is named. */
export const checkCourse = async (
  { output, texts }: Context,
  folder: string | undefined,
  { seeds = usualSeeds, experiments = false, only, backend }: CheckCourseFlags,
): Promise<number> => {
  const all = await exercisesOf(folder)
  const chosen = all.filter(({ exercise }) => !only || only.includes(exercise.id))
  const judge = createJudge({ host: nodeHost(), trusted: true, ...askedEngine(backend) })
  let [looked, wrong] = [0, 0]
  const tell = (finding: Finding) => {
    looked++
    output.emit(finding)
    if (!finding.problem) {
      if (experiments) output.say(output.colors.dim(`    ✓ ${finding.what}`))
      return
    }
    wrong++
    output.say(
      `    ${output.colors.red('✗')} ${wrap(`${finding.what}: ${finding.problem}`, { hanging: 6 })}`,
    )
  }
  try {
    for (const { exercise, folder: own } of chosen) {
      const [began, before] = [performance.now(), wrong]
      output.say(`  ${output.colors.bold(exercise.id)}`)
      const read = (name: string) => readFile(join(own, name), 'utf8')
      const numbers = Array.from({ length: seeds }, (_, i) => i + 1)
      for await (const finding of checkExercise(exercise, read, judge, { seeds: numbers }))
        tell(finding)
      if (experiments) {
        const options = { seeds: experimentSeeds, ...askedEngine(backend) }
        for await (const finding of checkExperiment(exercise, options)) tell(finding)
      }
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      if (wrong === before)
        output.say(`    ${output.colors.green('✓')} ${texts.checkCourse.fine(seconds)}`)
    }
  } finally {
    await judge.close()
  }
  output.say()
  output.say(texts.checkCourse.result(chosen.length, looked, wrong))
  output.emit({ type: 'result', exercises: chosen.length, looked, wrong })
  return wrong === 0 && chosen.length > 0 ? exitCodes.fine : exitCodes.failed
}
