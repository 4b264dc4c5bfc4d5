export { type NodeHostOptions, nodeHost } from './exercises/runner/node-host.js'
