import type { Language } from '@firstgrad/errors'
// @ts-expect-error VitePress replaces this module by what its `load` gives, as `data`.
import { data } from './course.data.mjs'

type Words = Readonly<Record<Language, string>>

export interface MapExercise {
  readonly id: string
  readonly number: number
  readonly title: Words
  readonly idea: Words
  readonly prerequisites: readonly string[]
  readonly hasTask: boolean
  readonly hasExperiment: boolean
}

export interface MapData {
  readonly exercises: readonly MapExercise[]
  /** Ids of the exercises, row by row. */
  readonly rows: readonly (readonly string[])[]
  /** Where each stands in its row, 0 to 1. */
  readonly x: Readonly<Record<string, number>>
  readonly units: Readonly<Record<string, Words>>
}

/** The course as its map shows it; made when the site is built. */
export const map = data as unknown as MapData

export const exerciseOf = (id: string): MapExercise => {
  const found = map.exercises.find((each) => each.id === id)
  if (!found) throw new Error(`no exercise ${id}`)
  return found
}

export const pathOf = (id: string, language: Language): string =>
  `${language === 'en' ? '' : '/zh'}/course/${id}`
