import type { Experiment } from '@firstgrad/core/exercises'
import type { Context } from '../context.js'

export type Measures = Experiment['measures']

/** The words for a metric or a measure; its name where it has none. */
export const measureName = (
  measures: Measures,
  name: string,
  language: Context['language'],
): string => measures[name]?.[language] ?? name
