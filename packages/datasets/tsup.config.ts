import { library } from '../../tsup.base.js'

export default library({
  index: 'src/index.ts',
  browser: 'src/browser.ts',
  'image-worker': 'src/folders/image-worker.ts',
  tensors: 'src/tensors.ts',
  'messages/index': 'src/messages/index.ts',
})
