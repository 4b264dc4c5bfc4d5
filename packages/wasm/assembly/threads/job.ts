// One job at a time, cut into tasks that any thread may claim. All of it lives in a control block on
// the heap; this module has no statics, so that its instances never write over the heap's owner.
//
// A claim is one compare-and-swap on the state word, which holds the job's number above the next
// task. A thread that read the words of an earlier job therefore cannot claim a task of a later one,
// and a thread that never wakes claims nothing and is never waited for.

import { runTask } from '../dispatch'

/** Offsets of the words of a control block, in bytes. The order is known to src/threads/control.ts. */
const STATE: usize = 0 // i64: job number << 32 | next task
const DONE: usize = 64 // tasks that are finished
const JOIN_WAITS: usize = 68 // 1 while the main thread sleeps on DONE
const WAKE: usize = 128 // the newest job's number; parked threads sleep on it
const SLEEPERS: usize = 132 // threads that are parked
const STOP: usize = 136 // 1: threads shall leave
const HELPERS: usize = 192 // threads beside the main one
const SPIN: usize = 196 // rounds to look for work before parking
const MAY_WAIT: usize = 200 // 0 on a page's main thread, which may not sleep
const KIND: usize = 204 // what to run
const TOTAL: usize = 208 // tasks of this job
const ARGUMENTS: usize = 256

/** No task has this number, so that no claim succeeds while a job is being written. */
const CLOSED: i64 = 0x7fffffff

/** The i-th argument of the job, as a number. */
@inline export function argument(control: usize, i: i32): i32 {
  return load<i32>(control + ARGUMENTS + (<usize>i << 2))
}

/** The i-th argument of the job, as an address. */
@inline export function address(control: usize, i: i32): usize {
  return load<u32>(control + ARGUMENTS + (<usize>i << 2))
}

/** The i-th argument of the job, as a 32-bit float. */
@inline export function scalar(control: usize, i: i32): f32 {
  return load<f32>(control + ARGUMENTS + (<usize>i << 2))
}

@inline export function setArgument(control: usize, i: i32, value: i32): void {
  store<i32>(control + ARGUMENTS + (<usize>i << 2), value)
}

@inline export function setAddress(control: usize, i: i32, value: usize): void {
  store<u32>(control + ARGUMENTS + (<usize>i << 2), <u32>value)
}

@inline export function setScalar(control: usize, i: i32, value: f32): void {
  store<f32>(control + ARGUMENTS + (<usize>i << 2), value)
}

/** Must come before the arguments of a job are written. */
export function openJob(control: usize): void {
  const number = (atomic.load<i64>(control + STATE) >> 32) + 1
  atomic.store<i64>(control + STATE, (number << 32) | CLOSED)
}

/**
 * Runs all tasks of the job whose arguments have been written, and returns when all are done.
 * `alone` keeps it on this thread: waking others costs more than small jobs do.
 */
export function runJob(control: usize, kind: i32, total: i32, alone: bool): void {
  if (alone || total < 2 || load<i32>(control + HELPERS) == 0) {
    for (let task = 0; task < total; task++) runTask(kind, control, task, 0)
    return
  }
  store<i32>(control + KIND, kind)
  store<i32>(control + TOTAL, total)
  atomic.store<i32>(control + DONE, 0)
  const number = atomic.load<i64>(control + STATE) >> 32
  atomic.store<i64>(control + STATE, number << 32)
  atomic.store<i32>(control + WAKE, <i32>number)
  if (atomic.load<i32>(control + SLEEPERS)) atomic.notify(control + WAKE, total - 1)
  work(control, 0)
  join(control, total)
}

function join(control: usize, total: i32): void {
  const mayWait = load<i32>(control + MAY_WAIT)
  const rounds = load<i32>(control + SPIN)
  let round = 0
  while (true) {
    const done = atomic.load<i32>(control + DONE)
    if (done == total) return
    if (!mayWait || ++round < rounds) continue
    atomic.store<i32>(control + JOIN_WAITS, 1)
    // The last task may end between these lines: then DONE has changed and this returns at once.
    atomic.wait<i32>(control + DONE, done, -1)
    atomic.store<i32>(control + JOIN_WAITS, 0)
  }
}

/** Claims tasks of the current job and runs them until none is left. */
function work(control: usize, thread: i32): void {
  while (true) {
    const state = atomic.load<i64>(control + STATE)
    const kind = load<i32>(control + KIND)
    if (<i32>state >= load<i32>(control + TOTAL)) return
    if (atomic.cmpxchg<i64>(control + STATE, state, state + 1) != state) continue
    runTask(kind, control, <i32>state, thread)
    atomic.add<i32>(control + DONE, 1)
    if (thread && atomic.load<i32>(control + JOIN_WAITS)) atomic.notify(control + DONE, 1)
  }
}

/** The life of a thread beside the main one: works, looks for more, parks, leaves when told. */
export function serve(control: usize, thread: i32): void {
  while (true) {
    const seen = atomic.load<i32>(control + WAKE)
    work(control, thread)
    let round = 0
    const rounds = load<i32>(control + SPIN)
    while (atomic.load<i32>(control + WAKE) == seen) {
      if (atomic.load<i32>(control + STOP)) return
      if (++round < rounds) continue
      atomic.add<i32>(control + SLEEPERS, 1)
      atomic.wait<i32>(control + WAKE, seen, -1)
      atomic.sub<i32>(control + SLEEPERS, 1)
      round = 0
    }
    if (atomic.load<i32>(control + STOP)) return
  }
}

/** Tells all threads to leave. */
export function stop(control: usize): void {
  atomic.store<i32>(control + STOP, 1)
  atomic.add<i32>(control + WAKE, 1)
  atomic.notify(control + WAKE, -1)
}
