import type { Exercise, ReadFile } from '@firstgrad/core/exercises'
import { courseFiles } from '../generated/course/index.js'

/** An exercise and its files. */
export interface Found {
  readonly exercise: Exercise
  readonly read: ReadFile
}

export const exerciseIds: readonly string[] = Object.keys(courseFiles)

/** The exercise of this id, by its full id or its name alone; undefined where the course has none. */
export const findInCourse = async (id: string): Promise<Found | undefined> => {
  const full = exerciseIds.find((each) => each === id || each.split('/')[1] === id)
  if (full === undefined) return undefined
  const { exercise, texts } = await courseFiles[full]!()
  const read: ReadFile = async (name) => {
    const text = texts[name]
    if (text === undefined) throw new Error(`${exercise.id} has no file ${name}`)
    return text
  }
  return { exercise, read }
}
