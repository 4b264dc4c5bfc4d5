/**
 * The file of the worker thread. It stands beside this one, in `src` as in `dist`: chunks of the build
 * lie in the folder of their entries.
 */
export const workerUrl = (): URL => new URL('./generated/exercise-worker.js', import.meta.url)
