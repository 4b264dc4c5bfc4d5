import { Worker } from 'node:worker_threads'
import { datasetsError } from '../errors.js'
import type { ImageAnswer } from './image-worker.js'
import { imageWorkerUrl } from './image-worker-url.js'
import type { DecodedImage, ReadImageOptions } from './make-image.js'

/** A worker that decodes images, in the order in which it is asked. */
export interface ImageThread {
  /** How many images it was asked for and has not given yet. */
  readonly waiting: number
  /** @throws as `makeImage` and `readBoundedSync` do, or `datasets/image-worker` where the worker ends before */
  read(path: string): Promise<DecodedImage>
  /** Ends it now; what it was asked for fails with the reason. */
  end(reason?: unknown): void
}

interface Asked {
  readonly path: string
  readonly resolve: (decoded: DecodedImage) => void
  readonly reject: (error: unknown) => void
}

const asError = (answer: Exclude<ImageAnswer, { decoded: DecodedImage }>): unknown => {
  if ('error' in answer) return answer.error
  const { code, details, cause } = answer
  return datasetsError(code as 'datasets/image-broken', details as never, { cause })
}

/** @param onEnd called when the worker takes no more images */
export const startImageThread = (options: ReadImageOptions, onEnd: () => void): ImageThread => {
  // Flags and loaders of the program are not for this thread.
  const worker = new Worker(imageWorkerUrl, { workerData: options, execArgv: [], env: {} })
  const asked: Asked[] = []
  let reason = 'it ended'

  const fail = (errorFor: (path: string) => unknown) => {
    onEnd()
    for (const { path, reject } of asked.splice(0)) reject(errorFor(path))
  }
  worker.on('message', (answer: ImageAnswer) => {
    const first = asked.shift()
    // Nobody waits any more: it must not keep the process alive.
    if (asked.length === 0) worker.unref()
    if ('decoded' in answer) first?.resolve(answer.decoded)
    else first?.reject(asError(answer))
  })
  worker.on('error', (error) => {
    reason = error instanceof Error ? error.message : String(error)
  })
  worker.on('exit', () => {
    fail((file) => datasetsError('datasets/image-worker', { file, reason }))
  })
  worker.unref()
  return {
    get waiting() {
      return asked.length
    },
    read: (path) =>
      new Promise((resolve, reject) => {
        asked.push({ path, resolve, reject })
        worker.ref()
        worker.postMessage(path)
      }),
    end(why) {
      fail(() => why)
      worker.terminate()
    },
  }
}
