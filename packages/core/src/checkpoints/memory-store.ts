import type { CheckpointStore } from './checkpoint.js'

/** Keeps a checkpoint in memory: for tests and for pages that fork a run. */
export const memoryStore = (): CheckpointStore => {
  let kept: Uint8Array | null = null
  return {
    path: 'memory',
    read: async () => kept,
    write: async (bytes) => {
      kept = bytes
    },
  }
}
