/**
 * Offsets of the words of a control block, in bytes. src/threads/control.ts knows those that
 * JavaScript sets or reads. What threads write at the same time lies on different lines.
 */
export const STATE: usize = 0 // i64: job number << 32 | next task

export const DONE: usize = 64 // tasks that are finished
export const JOIN_WAITS: usize = 68 // 1 while the main thread sleeps on DONE
export const FAILED: usize = 72 // tasks of this job that trapped in a helper

export const WAKE: usize = 128 // the newest job's number; parked threads sleep on it
export const SLEEPERS: usize = 132 // threads that are parked
export const STOP: usize = 136 // 1: threads shall leave

export const HELPERS: usize = 192 // threads that were started beside the main one, and live
export const ACTIVE: usize = 196 // how many of them take part; the others sleep on this word
export const SPIN: usize = 200 // rounds to look for work before parking
export const MAY_WAIT: usize = 204 // 0 on a page's main thread, which may not sleep
export const KIND: usize = 208 // what to run
export const TOTAL: usize = 212 // tasks of this job
export const PATIENCE: usize = 216 // seconds without progress after which a helper counts as lost
export const LOST: usize = 220 // 1: a helper took a task and never finished it

export const WORKED: usize = 224 // f32: milliseconds of jobs since the last judgement
export const BALANCE: usize = 228 // f32: milliseconds that sharing them has saved
export const REST: usize = 232 // f32: how long helpers rest, or rested last, in milliseconds
export const RESTED_UNTIL: usize = 240 // f64: when all are tried again; 0 where all take part

export const ARGUMENTS: usize = 256
