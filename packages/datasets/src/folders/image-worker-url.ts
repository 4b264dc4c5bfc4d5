/**
 * The program of a worker that decodes images: a file of its own beside the built package. Beside the
 * source there is none; tests put a bundle in its place.
 */
export const imageWorkerUrl = new URL('./image-worker.js', import.meta.url)
