export { type NodeHostOptions, nodeHost } from './exercises/runner/node-host.js'
export { type Answer, readAnswer } from './exercises/runner/read-answer.js'
