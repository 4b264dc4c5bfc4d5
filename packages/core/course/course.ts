import type { Exercise } from '../src/exercises.js'
import { neuron } from './basics/neuron/exercise.js'

/** Every exercise of the course, in its order. */
export const course: readonly Exercise[] = [neuron]
