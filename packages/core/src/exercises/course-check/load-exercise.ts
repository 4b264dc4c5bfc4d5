import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { coreError } from '../../errors.js'
import { type Exercise, exerciseSchema } from '../exercise.js'
import { readAnswer } from '../runner/read-answer.js'
import type { LoadProblem } from '../worker/protocol.js'

/** What an exercise of another course may import. */
const given = async (): Promise<Record<string, unknown>> => ({
  '@firstgrad/core/exercises': await import('../../exercises.js'),
  '@firstgrad/viz': await import('@firstgrad/viz'),
  '@tensorflow/tfjs-core': await import('@tensorflow/tfjs-core'),
  zod: await import('zod'),
})

const reasonOf = (problem: LoadProblem): string => {
  if (problem.kind === 'syntax' || problem.kind === 'threw') {
    const { message, place } = problem.error
    return place ? `${message} (${place.file}, line ${place.line})` : message
  }
  return problem.kind === 'tampered'
    ? problem.kind
    : `${problem.file} imports "${problem.specifier}"`
}

/** What makes a value an exercise of this version; null where it is one. */
const flaw = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null) return 'it exports no exercise'
  const { schema, id, title, question, prerequisites, task, experiment } =
    value as Partial<Exercise>
  if (schema !== exerciseSchema)
    return `it is written for version ${String(schema)} of exercises, this is version ${exerciseSchema}`
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(id))
    return `its id must be like unit/name, got ${JSON.stringify(id)}`
  if (!title || !question || !Array.isArray(prerequisites))
    return 'title, question and prerequisites are needed'
  if (!task && !experiment) return 'it has neither a task nor an experiment'
  if (task && !(task.exports?.length > 0 && task.checks?.length > 0 && task.hints?.length === 3))
    return 'its task needs exports, checks and three hints'
  const known = new Set(task?.exports.map(({ name }) => name))
  const stray = task?.checks.find(({ call }) => !known.has(call) && !call.startsWith('probe.'))
  return stray ? `the check ${stray.id} calls ${stray.call}, which is not among its exports` : null
}

/**
 * Loads the exercise of a folder, TypeScript or JavaScript.
 *
 * @throws `core/exercise-invalid`
 */
export const loadExercise = async (folder: string): Promise<Exercise> => {
  const path = join(folder, 'exercise.ts')
  const invalid = (reason: string) => coreError('core/exercise-invalid', { path, reason })
  // The compiler is loaded here and not above: commands that need none start faster.
  const { LoadFailure, loadModule } = await import('../worker/load-module.js')
  let exported: unknown[]
  try {
    const { answer } = loadModule(await readAnswer(path), await given(), process)
    exported = Object.values(answer)
  } catch (error) {
    throw invalid(error instanceof LoadFailure ? reasonOf(error.problem) : String(error))
  }
  const found = exported.find(
    (value) => typeof value === 'object' && value !== null && 'id' in value,
  )
  const problem = flaw(found)
  if (problem) throw invalid(problem)
  const exercise = found as Exercise
  if (!folder.replaceAll('\\', '/').endsWith(exercise.id))
    throw invalid(`its id is ${exercise.id}, but its folder is not`)
  return exercise
}

/** Folders of a course's exercises: `<unit>/<name>` with an `exercise.ts`. */
export const exerciseFolders = async (course: string): Promise<string[]> => {
  const entries = await readdir(course, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.name === 'exercise.ts' && !entry.parentPath.includes('node_modules'))
    .map((entry) => entry.parentPath)
    .sort()
}
