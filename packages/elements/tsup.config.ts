import { library } from '../../tsup.base.js'

export default library(
  {
    index: 'src/index.ts',
    page: 'src/page.ts',
    'judge-worker': 'src/judge-worker.ts',
    'experiment-worker': 'src/experiment-worker.ts',
  },
  { platform: 'browser' },
)
