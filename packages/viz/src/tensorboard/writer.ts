import { hostname } from 'node:os'
import { join } from 'node:path'
import { vizError } from '../errors.js'
import type { Numbers } from '../values/numbers.js'
import { appendFile } from './append-file.js'
import { type EmbeddingOptions, writeEmbedding } from './projector/embedding.js'
import { type SummaryWriter, summaryWriter } from './summary-writer.js'

/** Writes one event file of TensorBoard. */
export interface EventWriter extends SummaryWriter {
  /** Where the file lies. */
  readonly path: string
  /** Vectors for the projector: `[points, dimensions]`. Files beside the event file. */
  embedding(name: string, vectors: Numbers, options?: EmbeddingOptions): Promise<void>
  /** Hands everything to the file. */
  flush(): Promise<void>
  /** Flushes and closes. Nothing can be written afterwards. */
  close(): Promise<void>
}

/** Files that this process has begun, so that two of one second have different names. */
let begun = 0

/**
 * Begins an event file in a folder, which TensorBoard shows as a run: `tensorboard --logdir` with
 * that folder or one above it.
 *
 * Records are appended whole and in order, at least once a second. Where the process dies, the file
 * is right up to its last whole record, and readers leave out what is cut off.
 *
 * @param directory made where it is not there yet
 * @throws 'viz/cannot-write', at once or at the next `flush` or `close`
 *
 * @example
 * ```ts
 * const writer = await eventWriter('runs/first')
 * writer.scalar('loss', 0.31, { step: 10 })
 * writer.histogram('weights', weights, { step: 10 })
 * await writer.close()
 * ```
 */
export const eventWriter = async (directory: string): Promise<EventWriter> => {
  const seconds = String(Math.floor(Date.now() / 1000)).padStart(10, '0')
  const name = `events.out.tfevents.${seconds}.${hostname()}.${process.pid}.${begun++}.v2`
  const file = await appendFile(join(directory, name))
  const { path } = file
  let closed = false
  const mustBeOpen = () => {
    if (closed) throw vizError('viz/writer-closed', { path })
  }

  const write = summaryWriter((record) => {
    mustBeOpen()
    file.append(record)
  }, directory)
  return {
    ...write,
    path,
    async embedding(embeddingName, vectors, options) {
      mustBeOpen()
      await writeEmbedding(directory, embeddingName, vectors, options)
    },
    flush: () => file.flush(),
    async close() {
      if (closed) return
      closed = true
      await file.close()
    },
  }
}
