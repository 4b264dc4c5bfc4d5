// The Web Worker in which a learner's code runs on a page.
import { type BackendName, bind } from '@firstgrad/backend'
import type { Request } from './protocol.js'
import { createSession, type Session } from './session.js'

let session: Session | undefined

/** What the page hears of it: that this worker is ready, or why it will never be. */
const open = async (backend: BackendName) => {
  try {
    await bind({ prefer: backend })
    session = createSession()
    return { type: 'ready' }
  } catch (error) {
    return { how: 'ended', why: 'crash', error: { name: 'Error', message: String(error) } }
  }
}

self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault()
  session?.reject(event.reason)
})
self.addEventListener('message', async ({ data }: MessageEvent) => {
  if (data.type === 'open') {
    self.postMessage(await open(data.backend))
    return
  }
  const request = data as Request
  self.postMessage(
    request.type === 'load'
      ? await session!.load(request)
      : { type: 'outcome', ...(await session!.call(request)) },
  )
})
