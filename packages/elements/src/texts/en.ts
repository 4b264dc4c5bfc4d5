import { experiment } from './experiment/en.js'
import { ownData } from './own-data/en.js'
import { task } from './task/en.js'

export const en = {
  /** Where an element names no exercise of the course. */
  unknownExercise: (id: string) =>
    id === ''
      ? 'This element names no exercise: give it the attribute exercise, such as basics/neuron.'
      : `There is no exercise "${id}".`,
  known: 'The exercises are:',
  task,
  experiment,
  ownData,
}
