import type { Exercise } from '../src/exercises.js'
import { neuron } from './basics/neuron/exercise.js'

/** The exercises in the order of the course. */
export const course: readonly Exercise[] = [neuron]
