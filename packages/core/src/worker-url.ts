/**
 * The file of the worker thread: compiled for tests in `src/generated`, by the build in `dist/generated`,
 * whose chunks lie beside the entries.
 */
export const workerUrl = (): URL => new URL('./generated/exercise-worker.js', import.meta.url)
