export { fileStore } from './checkpoints/file-store.js'
