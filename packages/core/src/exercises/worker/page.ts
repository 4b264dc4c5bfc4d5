// The Web Worker in which a learner's code runs on a page.
import { bind } from '@firstgrad/backend'
import type { Request } from './protocol.js'
import { createSession, type Session } from './session.js'

let session: Session | undefined

self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault()
  session?.reject(event.reason)
})
self.addEventListener('message', async ({ data }: MessageEvent) => {
  if (data.type === 'open') {
    await bind({ prefer: data.backend })
    session = createSession()
    self.postMessage({ type: 'ready' })
    return
  }
  const request = data as Request
  self.postMessage(
    request.type === 'load'
      ? await session!.load(request)
      : { type: 'outcome', ...(await session!.call(request)) },
  )
})
