import { library } from '../../tsup.base.js'

export default library({
  index: 'src/index.ts',
  'terminal/index': 'src/terminal/index.ts',
  'png/index': 'src/png/index.ts',
  'live/index': 'src/live/index.ts',
  'tensorboard/index': 'src/tensorboard/index.ts',
  'tensorboard/memory/index': 'src/tensorboard/memory/index.ts',
  'model/index': 'src/model/index.ts',
  'messages/index': 'src/messages/index.ts',
})
