import { course } from '@firstgrad/core/course'
import type { Exercise, ReadFile } from '@firstgrad/core/exercises'
import { courseTexts } from '../generated/course/index.js'

/** An exercise and its files. */
export interface Found {
  readonly exercise: Exercise
  readonly read: ReadFile
}

export const exerciseIds: readonly string[] = course.map(({ id }) => id)

/** The exercise of this id, by its full id or its name alone; undefined where the course has none. */
export const findInCourse = (id: string): Found | undefined => {
  const exercise = course.find((each) => each.id === id || each.id.split('/')[1] === id)
  if (!exercise) return undefined
  const read: ReadFile = async (name) => {
    const texts = await courseTexts[exercise.id]?.()
    const text = texts?.[name]
    if (text === undefined) throw new Error(`${exercise.id} has no file ${name}`)
    return text
  }
  return { exercise, read }
}
