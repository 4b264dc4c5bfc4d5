// The program of a worker: it answers each path with the image, one after the other.
import { parentPort, workerData } from 'node:worker_threads'
import { isDatasetsError } from '../errors.js'
import { type DecodedImage, type ReadImageOptions, readImage } from './read-image.js'

/** What a worker answers. An error's code and details would not pass to another thread with it. */
export type ImageAnswer =
  | { readonly decoded: DecodedImage }
  | { readonly code: string; readonly details: object; readonly cause: unknown }
  | { readonly error: unknown }

const failure = (error: unknown): ImageAnswer =>
  isDatasetsError(error)
    ? { code: error.code, details: error.details, cause: error.cause }
    : { error }

const answer = async (path: string): Promise<void> => {
  try {
    const decoded = await readImage(path, workerData as ReadImageOptions)
    // Handed over, not copied.
    const transfer = [decoded.values.buffer as ArrayBuffer]
    parentPort?.postMessage({ decoded } satisfies ImageAnswer, transfer)
  } catch (error) {
    parentPort?.postMessage(failure(error))
  }
}

// One at a time: the memory of a worker is that of one image in the making.
let last = Promise.resolve()
parentPort?.on('message', (path: string) => {
  last = last.then(() => answer(path))
})
