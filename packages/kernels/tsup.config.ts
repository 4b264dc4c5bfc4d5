import { library } from '../../tsup.base.js'

export default library({
  index: 'src/index.ts',
  'io/index': 'src/io/index.ts',
  'messages/index': 'src/messages/index.ts',
})
