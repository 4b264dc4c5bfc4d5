export { fileStore } from './checkpoints/file-store.js'
export { importProgressFile, type ProgressFile, progressFile } from './progress/progress-file.js'
export { progressPath } from './progress/progress-path.js'
