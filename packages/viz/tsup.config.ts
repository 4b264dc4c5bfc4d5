import { library } from '../../tsup.base.js'

export default library({
  'tensorboard/index': 'src/tensorboard/index.ts',
  'model/index': 'src/model/index.ts',
  'messages/index': 'src/messages/index.ts',
})
