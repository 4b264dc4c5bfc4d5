import { library } from '../../tsup.base.js'

export default library({
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
  'own-data': 'src/own-data.ts',
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
