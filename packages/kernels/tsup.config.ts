import { library } from '../../tsup.base.js'

export default library({ index: 'src/index.ts', 'messages/index': 'src/messages/index.ts' })
