export { decodePermalink } from './permalink/decode.js'
export { encodePermalink } from './permalink/encode.js'
export type { Permalink, PermalinkFault } from './permalink/permalink.js'
