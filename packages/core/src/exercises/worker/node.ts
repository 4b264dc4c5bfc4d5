// The worker thread in which a learner's code runs.
import { parentPort, workerData } from 'node:worker_threads'
import { bind } from '@firstgrad/backend'
import type { Request } from './protocol.js'
import { createSession } from './session.js'

const port = parentPort!
await bind({ prefer: workerData.backend })
const session = createSession()
process.on('unhandledRejection', session.reject)
for (const name of ['kill', 'binding', 'dlopen', 'getBuiltinModule', 'chdir', 'abort'] as const)
  (process as never as Record<string, unknown>)[name] = undefined
port.on('message', async (request: Request) => {
  port.postMessage(
    request.type === 'load'
      ? await session.load(request)
      : { type: 'outcome', ...(await session.call(request)) },
  )
})
port.postMessage({ type: 'ready' })
