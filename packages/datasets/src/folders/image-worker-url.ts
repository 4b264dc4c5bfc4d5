/** The program of a worker that decodes images: a file of its own beside the built package. */
export const imageWorkerUrl = new URL('./image-worker.js', import.meta.url)
