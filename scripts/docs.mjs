// Only old syntax here and in what it imports: an old Node must be able to say that it is old.
import { nodeIsRecentEnough } from './setup/node-version.mjs'

if (nodeIsRecentEnough()) import('./commands/docs.mjs')
