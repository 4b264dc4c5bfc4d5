import { workerSource } from './worker-source.js'

/** What a helper thread is given. */
export interface WorkerData {
  readonly module: WebAssembly.Module
  readonly memory: WebAssembly.Memory
  readonly control: number
  readonly thread: number
}

/** A helper thread, in Node or on a page. */
export interface HelperThread {
  onMessage(listener: (message: string) => void): void
  /** Called when the thread has ended or could not begin. */
  onEnd(listener: (reason: string) => void): void
  terminate(): void
}

/** Starts a thread that does not keep the process alive. */
export const startWorker = (data: WorkerData): HelperThread =>
  typeof process === 'object' && process.versions?.node ? inNode(data) : onPage(data)

const inNode = (workerData: WorkerData): HelperThread => {
  // Not an import: a bundler for pages would look for it.
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const worker = new Worker(workerSource, {
    eval: true,
    name: 'firstgrad',
    workerData,
    // Loaders and flags of the program are not for this thread.
    execArgv: [],
    env: {},
  })
  let reason = 'ended'
  worker.on('error', (error) => {
    reason = String(error)
  })
  return {
    onMessage(listener) {
      worker.on('message', listener)
      // Listening refs the worker again.
      worker.unref()
    },
    onEnd: (listener) => void worker.once('exit', () => listener(reason)),
    terminate: () => void worker.terminate(),
  }
}

const onPage = (data: WorkerData): HelperThread => {
  const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }))
  const worker = new Worker(url, { name: 'firstgrad' })
  worker.postMessage(data)
  const listen = (listener: (reason: string) => void) =>
    worker.addEventListener('error', ({ message }) => {
      listener(
        message || "refused, perhaps by the page's Content-Security-Policy (worker-src blob:)",
      )
    })
  listen(() => URL.revokeObjectURL(url))
  return {
    onMessage(listener) {
      worker.addEventListener('message', ({ data }) => {
        URL.revokeObjectURL(url)
        listener(data)
      })
    },
    onEnd: listen,
    terminate: () => worker.terminate(),
  }
}
