import { readdirSync } from 'node:fs'
import { library } from '../../tsup.base.js'

/** Each exercise by itself, for pages that show one: `course/basics/neuron`. */
const exercises = Object.fromEntries(
  readdirSync('course', { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^[^/]+\/[^/]+\/exercise\.ts$/.test(name))
    .map((name) => [`course/${name.replace('/exercise.ts', '')}`, `course/${name}`]),
)

export default library({
  ...exercises,
  index: 'src/index.ts',
  runs: 'src/runs.ts',
  exercises: 'src/exercises.ts',
  experiments: 'src/experiments.ts',
  export: 'src/export.ts',
  'exercises-node': 'src/exercises-node.ts',
  'generated/exercise-worker': 'src/exercises/worker/node.ts',
  'page-worker': 'src/exercises/worker/page.ts',
  course: 'src/course.ts',
  figures: 'src/figures.ts',
  'figures-node': 'src/figures-node.ts',
  'own-data': 'src/own-data.ts',
  'own-data-page': 'src/own-data-page.ts',
  permalink: 'src/permalink.ts',
  progress: 'src/progress.ts',
  parameters: 'src/parameters.ts',
  data: 'src/data.ts',
  doctor: 'src/doctor.ts',
  engine: 'src/engine.ts',
  native: 'src/native.ts',
  node: 'src/node.ts',
  'messages/index': 'src/messages/index.ts',
})
