import { units } from '@firstgrad/core/course'
import type { Exercise } from '@firstgrad/core/exercises'
import type { Context } from '../context.js'

export interface Unit {
  readonly id: string
  /** The title in the reader's language; a unit without one is called by its id. */
  readonly title: string
  readonly exercises: readonly Exercise[]
}

const unitOf = ({ id }: Exercise) => id.slice(0, id.indexOf('/'))

/** The exercises by unit, both in the order of the course. */
export const byUnit = (
  course: readonly Exercise[],
  language: Context['language'],
): readonly Unit[] => {
  const ordered = [...course].sort((a, b) => a.number - b.number)
  return [...new Set(ordered.map(unitOf))].map((id) => ({
    id,
    title: units[id]?.[language] ?? id,
    exercises: ordered.filter((exercise) => unitOf(exercise) === id),
  }))
}
