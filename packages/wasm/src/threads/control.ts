/** The size of a pool's control block, in bytes. */
export const controlBytes = 512

/** Offsets of the words that JavaScript sets, in bytes. See assembly/threads/words.ts. */
export const words = { helpers: 192, active: 196, spin: 200, mayWait: 204, patience: 216 } as const
