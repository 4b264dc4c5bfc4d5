import type {
  CallRequest,
  Ending,
  Loaded,
  LoadRequest,
  Outcome,
  Reply,
  Request,
} from '../worker/protocol.js'

/** Why a worker is gone. */
export interface EndOfWorker {
  readonly why: 'exit' | 'memory' | 'crash'
  readonly message?: string
}

/** One worker as its host offers it: a thread of Node, or a Web Worker. */
export interface RawWorker {
  post(request: Request): void
  /** Called for each reply, first `{ type: 'ready' }`. */
  onReply: (reply: Reply | { readonly type: 'ready' }) => void
  /** Called once if the worker ends without being asked to. */
  onEnd: (end: EndOfWorker) => void
  terminate(): void
}

/** Opens workers with TensorFlow.js bound to a backend. */
export interface WorkerHost {
  open(backend: string): RawWorker
}

/** What a load came to: the module is there, is refused, or its worker is gone. */
export type LoadResult = Loaded | Extract<Ending, { how: 'timeout' | 'ended' }>

/** A worker that answers one request after the other, each within its limit. */
export interface Thread {
  load(name: string, source: LoadRequest['source'], timeoutMs: number): Promise<LoadResult>
  call(request: Omit<CallRequest, 'type'>, timeoutMs: number): Promise<Outcome>
  /** A call ended the worker, or took too long: it must be replaced. */
  readonly gone: boolean
  close(): void
}

const isEnding = (reply: object): reply is Extract<Ending, { how: 'timeout' | 'ended' }> =>
  'how' in reply

const bare = { leaked: 0, disposed: [], tampered: [], console: [] } as const

/** Opens a worker and waits until it can work. */
export const openThread = async (host: WorkerHost, backend: string): Promise<Thread> => {
  const worker = host.open(backend)
  let gone = false
  let end: object | null = null
  let settle: (reply: object) => void = () => {}
  const next = () =>
    new Promise<object>((resolve) => {
      settle = resolve
    })
  worker.onReply = (reply) => settle(reply)
  worker.onEnd = ({ why, message }) => {
    gone = true
    // Where nothing is being asked, the next one hears of it.
    const error = message === undefined ? {} : { error: { name: 'Error', message } }
    end = { how: 'ended', why, ...error }
    settle(end)
  }
  const close = () => {
    gone = true
    worker.terminate()
    // What is being asked will not be answered any more.
    end ??= { how: 'ended', why: 'exit' }
    settle(end)
  }

  const ready = await next()
  if (isEnding(ready)) throw new Error(`The worker could not start: ${JSON.stringify(ready)}`)

  let queue: Promise<unknown> = Promise.resolve()
  const ask = (request: Request, timeoutMs: number): Promise<object> => {
    const reply = queue.then(() => askNow(request, timeoutMs))
    queue = reply
    return reply
  }
  const askNow = async (request: Request, timeoutMs: number) => {
    if (end) return end
    const reply = next()
    worker.post(request)
    const timer = setTimeout(() => {
      end = { how: 'timeout', afterMs: timeoutMs }
      close()
    }, timeoutMs)
    const came = await reply
    clearTimeout(timer)
    if (isEnding(came)) end = came
    return came
  }

  return {
    load: async (name, source, timeoutMs) =>
      (await ask({ type: 'load', name, source }, timeoutMs)) as LoadResult,
    async call(request, timeoutMs) {
      const reply = await ask({ type: 'call', ...request }, timeoutMs)
      return isEnding(reply) ? { ending: reply, ...bare } : (reply as Outcome & { type: string })
    },
    get gone() {
      return gone
    },
    close,
  }
}
