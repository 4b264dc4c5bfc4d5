import { library } from '../../tsup.base.js'
import { stockGradients } from './stock-gradients.build.js'

export default library(
  {
    index: 'src/index.ts',
    'index.browser': 'src/index.browser.ts',
    'native/index': 'src/native/index.ts',
    'gradients/stock': 'src/gradients/stock.ts',
    'messages/index': 'src/messages/index.ts',
  },
  {
    noExternal: [/^@tensorflow\/tfjs-core\/dist\//],
    esbuildPlugins: [stockGradients],
  },
)
