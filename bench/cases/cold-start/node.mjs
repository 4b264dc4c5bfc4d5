import { startNode } from './start-node.mjs'

export const prepare = () => startNode(['-e', '0'])
