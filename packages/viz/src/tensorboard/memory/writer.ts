import { type SummaryWriter, summaryWriter } from '../summary-writer.js'

export interface MemoryWriter extends SummaryWriter {
  /** The bytes of an event file that holds what was written so far. */
  bytes(): Uint8Array
}

/**
 * Writes events as `eventWriter` does, but into memory: for a page, or for a file that someone else
 * writes.
 *
 * @param run what the run is called in the table of parameters
 *
 * @example
 * ```ts
 * import { memoryReader, memoryWriter } from '@firstgrad/viz/tensorboard/memory'
 *
 * const writer = memoryWriter('first')
 * writer.scalar('loss', 0.5, { step: 10 })
 * for await (const { step, values } of memoryReader(writer.bytes())) console.log(step, values)
 * ```
 */
export const memoryWriter = (run = 'run'): MemoryWriter => {
  const records: Uint8Array[] = []
  let length = 0
  const write = summaryWriter((record) => {
    records.push(record)
    length += record.length
  }, run)
  return {
    ...write,
    bytes() {
      const all = new Uint8Array(length)
      let at = 0
      for (const record of records) {
        all.set(record, at)
        at += record.length
      }
      return all
    },
  }
}
