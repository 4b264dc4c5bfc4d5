// To put them in a page

export { defineElements, elementNames } from './define.js'
// What the learner did

export { downloadProgress, readProgressFile } from './progress/file.js'
export {
  loadProgress,
  type ProgressTrouble,
  progressTrouble,
  recordDeed,
} from './progress/store.js'
