import type { RawWorker, WorkerHost } from './thread.js'

/**
 * Web Workers. The page says how its bundler makes one.
 *
 * @example
 * ```ts
 * import { pageHost } from '@firstgrad/core/exercises'
 *
 * const host = pageHost(() => new Worker('/exercise-worker.js', { type: 'module' }))
 * ```
 */
export const pageHost = (make: () => Worker): WorkerHost => ({
  open(backend) {
    const worker = make()
    const raw: RawWorker = {
      post: (request) => worker.postMessage(request),
      onReply: () => {},
      onEnd: () => {},
      terminate: () => worker.terminate(),
    }
    worker.addEventListener('message', ({ data }) => raw.onReply(data))
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      raw.onEnd({ why: 'crash', message: event.message })
    })
    worker.postMessage({ type: 'open', backend })
    return raw
  },
})
