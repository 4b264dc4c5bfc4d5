// Trains here and in three Workers at once, and ends by itself.
import { once } from 'node:events'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { train } from './train.js'

const inWorker = async () => {
  const [answer] = await once(new Worker(new URL(import.meta.url)), 'message')
  return answer
}

if (isMainThread) {
  const answers = await Promise.all([train(), inWorker(), inWorker(), inWorker()])
  for (const answer of answers) console.log(JSON.stringify(answer))
} else parentPort?.postMessage(await train())
