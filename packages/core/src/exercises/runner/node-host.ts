import { Worker } from 'node:worker_threads'
import { workerUrl } from '../../worker-url.js'
import type { EndOfWorker, RawWorker, WorkerHost } from './thread.js'

export interface NodeHostOptions {
  /** How far the process may grow while a learner's code runs, default 600 MB. */
  readonly memoryMb?: number
}

const watchEveryMs = 25

/** Worker threads of Node, with a limit to their heap and, since arrays lie outside of it, to the process. */
export const nodeHost = ({ memoryMb = 600 }: NodeHostOptions = {}): WorkerHost => ({
  open(backend) {
    const worker = new Worker(workerUrl(), {
      workerData: { backend },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      env: { ...process.env },
      stdin: true,
      stdout: true,
      stderr: true,
    })
    let ended = false
    const end = (why: EndOfWorker['why'], message?: string) => {
      if (ended) return
      ended = true
      clearInterval(watch)
      raw.onEnd({ why, ...(message !== undefined && { message }) })
    }
    let allowed = Number.POSITIVE_INFINITY
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() < allowed) return
      end('memory')
      void worker.terminate()
    }, watchEveryMs)
    watch.unref()
    const raw: RawWorker = {
      post(request) {
        allowed = process.memoryUsage.rss() + memoryMb * 2 ** 20
        worker.postMessage(request)
      },
      onReply: () => {},
      onEnd: () => {},
      terminate() {
        ended = true
        clearInterval(watch)
        void worker.terminate()
      },
    }
    worker.on('message', (reply) => {
      allowed = Number.POSITIVE_INFINITY
      raw.onReply(reply)
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') end('memory')
      else end('crash', error.message)
    })
    worker.on('exit', () => end('exit'))
    return raw
  },
})
