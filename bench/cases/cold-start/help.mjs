import { startCommand } from './start-node.mjs'

export const prepare = () => startCommand(['--help'])
