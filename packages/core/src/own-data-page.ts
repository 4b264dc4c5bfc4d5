// What a page does with data that someone brought along, where a worker learns from it; apart from
// what computes, so that the page loads no TensorFlow.js
export { encodeTable, type TableData } from './own-data/encode-table.js'
export { type OwnData, ownExperiment } from './own-data/own-experiment.js'
export { readTable } from './own-data/read-table.js'
