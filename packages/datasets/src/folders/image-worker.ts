// The program of a worker: it answers each path with the image, one after the other.
import { parentPort, workerData } from 'node:worker_threads'
import { isDatasetsError } from '../errors.js'
import { type DecodedImage, makeImage, type ReadImageOptions } from './make-image.js'
import { readBoundedSync } from './read-bounded.js'

/** What a worker answers. An error's code and details would not pass to another thread with it. */
export type ImageAnswer =
  | { readonly decoded: DecodedImage }
  | { readonly code: string; readonly details: object; readonly cause: unknown }
  | { readonly error: unknown }

const failure = (error: unknown): ImageAnswer =>
  isDatasetsError(error)
    ? { code: error.code, details: error.details, cause: error.cause }
    : { error }

const options = workerData as ReadImageOptions

parentPort?.on('message', (path: string) => {
  try {
    const decoded = makeImage(readBoundedSync(path, options.limitFileBytes), path, options)
    // Handed over, not copied.
    const transfer = [decoded.values.buffer as ArrayBuffer]
    parentPort?.postMessage({ decoded } satisfies ImageAnswer, transfer)
  } catch (error) {
    parentPort?.postMessage(failure(error))
  }
})
