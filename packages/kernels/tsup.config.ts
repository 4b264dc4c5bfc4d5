import { library } from '../../tsup.base.js'

const entry = {
  index: 'src/index.ts',
  'io/index': 'src/io/index.ts',
  'messages/index': 'src/messages/index.ts',
}

// A file for each module, so that a page takes only what it names: in one large file bundlers keep whatever
// is computed at its top, and every line that imports.
export default library(entry, {
  entry: ['src/**/*.ts', '!src/**/*.test.ts'],
  bundle: false,
})
