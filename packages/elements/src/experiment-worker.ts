// The Web Worker in which experiments run.
import { isCodedError } from '@firstgrad/errors'
import { answer } from './experiment/answer.js'
import { createGate } from './experiment/gate.js'
import type { Answer, Description, Failure, FromWorker, ToWorker } from './experiment/protocol.js'
import { describe, runRequest } from './experiment/run-request.js'

const post = (message: FromWorker) => self.postMessage(message)

const failureOf = (error: unknown): Failure => {
  if (isCodedError(error)) {
    const { code, details, message } = error
    return { code, details: { ...details }, message }
  }
  return { message: error instanceof Error ? error.message : String(error) }
}

const reply = async (id: number, answer: Promise<Answer | Description>) => {
  try {
    post({ type: 'answer', id, answer: await answer })
  } catch (error) {
    post({ type: 'answer', id, answer: failureOf(error) })
  }
}

let gate = createGate()
let stop = new AbortController()
// One computes at a time: there is one TensorFlow.js here.
let last: Promise<void> = Promise.resolve()

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'run': {
      const { run, request } = data
      const [own, ownStop] = [createGate(), new AbortController()]
      gate = own
      stop = ownStop
      last = last.then(async () => {
        try {
          const tell: Parameters<typeof runRequest>[3] = (events, engine) =>
            post({ type: 'events', run, events, ...(engine && { engine }) })
          await runRequest(request, own, ownStop.signal, tell)
        } catch (error) {
          post({ type: 'failed', run, failure: failureOf(error) })
        }
      })
      return
    }
    case 'go':
      gate.set(data.steps)
      return
    case 'stop':
      stop.abort()
      gate.set('all')
      return
    case 'describe':
      void reply(data.id, describe(data.source))
      return
    case 'ask': {
      const { id, ...question } = data
      last = last.then(() => reply(id, answer(question)))
    }
  }
})
