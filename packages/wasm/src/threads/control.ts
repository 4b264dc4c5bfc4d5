/** The control block of a pool: its size and the words that JavaScript sets, in bytes. See assembly/threads/job.ts. */
export const controlBytes = 512

export const words = { helpers: 192, spin: 196, mayWait: 200 } as const
