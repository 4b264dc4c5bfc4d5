// One job at a time, cut into tasks that any thread may claim. All of it lives in a control block on
// the heap; this module has no statics, so that its instances never write over the heap's owner.
//
// A claim is one compare-and-swap on the state word, which holds the job's number above the next
// task. A thread that read the words of an earlier job therefore cannot claim a task of a later one,
// and a thread that never wakes claims nothing and is never waited for.

import { runTask } from '../dispatch'
import { mayShare, now, weigh } from './neighbours'
import {
  ACTIVE, ARGUMENTS, DONE, FAILED, HELPERS, JOIN_WAITS, KIND, LOST, MAY_WAIT, PATIENCE, SLEEPERS, SPIN, STATE,
  STOP, TOTAL, WAKE,
} from './words'

/** How long one look at a sleeping join lasts, in nanoseconds, and the same in milliseconds. */
const SLICE: i64 = 1_000_000_000
const SLICE_MS: f64 = 1000

/** No task has this number, so that no claim succeeds while a job is being written. */
const CLOSED = 0x7fffffff

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

/** Threads that may take part, the calling one among them. */
export function threadsOf(control: usize): i32 {
  return load<i32>(control + HELPERS) + 1
}

/** Must come before the arguments of a job are written. */
export function openJob(control: usize): void {
  const number = (atomic.load<i64>(control + STATE) >> 32) + 1
  atomic.store<i64>(control + STATE, (number << 32) | CLOSED)
}

/**
 * Runs all tasks of the job whose arguments have been written, and returns when all are done.
 * `alone` keeps it on this thread: waking others costs more than small jobs do.
 * Traps where a task trapped or its thread is lost.
 */
export function runJob(control: usize, kind: i32, total: i32, alone: bool): void {
  if (alone || total < 2 || !mayShare(control)) {
    for (let task = 0; task < total; task++) runTask(kind, control, task, 0)
    return
  }
  store<i32>(control + KIND, kind)
  store<i32>(control + TOTAL, total)
  store<i32>(control + FAILED, 0)
  atomic.store<i32>(control + DONE, 0)
  const number = atomic.load<i64>(control + STATE) >> 32
  atomic.store<i64>(control + STATE, number << 32)
  atomic.store<i32>(control + WAKE, <i32>number)
  if (atomic.load<i32>(control + SLEEPERS)) atomic.notify(control + WAKE, total - 1)
  const begun = now()
  const mine = work(control, 0)
  const worked = now() - begun
  const late = join(control, total)
  weigh(control, total, mine, worked, late ? now() - begun - worked : 0)
  if (load<i32>(control + FAILED)) unreachable()
}

/** Waits until all tasks are done. True if that took longer than a few rounds. */
function join(control: usize, total: i32): bool {
  const mayWait = load<i32>(control + MAY_WAIT)
  const rounds = load<i32>(control + SPIN)
  let round = 0
  let seen = -1
  let slices = 0
  let since: f64 = 0
  while (true) {
    const done = atomic.load<i32>(control + DONE)
    if (done == total) return round >= 1000
    if (++round < rounds || round < 1000) continue
    if (done != seen) {
      seen = done
      slices = 0
      since = now()
    }
    if (mayWait) {
      atomic.store<i32>(control + JOIN_WAITS, 1)
      // The last task may end between these lines: then DONE has changed and this returns at once.
      const outcome = atomic.wait<i32>(control + DONE, done, SLICE)
      atomic.store<i32>(control + JOIN_WAITS, 0)
      if (outcome == TIMED_OUT) slices++
    } else if ((round & 0xffff) == 0 && now() - since > SLICE_MS) {
      slices++
      since = now()
    }
    // Slices, not a clock's difference: a machine that slept has not given its threads that time.
    if (slices >= load<i32>(control + PATIENCE)) {
      store<i32>(control + LOST, 1)
      unreachable()
    }
  }
}

/** What a wait answers when nobody came. */
const TIMED_OUT: i32 = 2

/** Claims tasks of the current job and runs them until none is left. Answers how many. */
function work(control: usize, thread: i32): i32 {
  let ran = 0
  while (true) {
    const state = atomic.load<i64>(control + STATE)
    const kind = load<i32>(control + KIND)
    if (<i32>state >= load<i32>(control + TOTAL)) return ran
    if (atomic.cmpxchg<i64>(control + STATE, state, state + 1) != state) continue
    runTask(kind, control, <i32>state, thread)
    ran++
    finishTask(control, thread)
  }
}

@inline function finishTask(control: usize, thread: i32): void {
  atomic.add<i32>(control + DONE, 1)
  if (thread && atomic.load<i32>(control + JOIN_WAITS)) atomic.notify(control + DONE, 1)
}

/** The life of a thread beside the main one: works, looks for more, parks, leaves when told. */
export function serve(control: usize, thread: i32): void {
  while (true) {
    const seen = atomic.load<i32>(control + WAKE)
    const active = atomic.load<i32>(control + ACTIVE)
    if (thread <= active) work(control, thread)
    let round = 0
    const rounds = load<i32>(control + SPIN)
    while (atomic.load<i32>(control + WAKE) == seen) {
      if (atomic.load<i32>(control + STOP)) return
      if (thread > active) break
      if (++round < rounds) continue
      atomic.add<i32>(control + SLEEPERS, 1)
      atomic.wait<i32>(control + WAKE, seen, -1)
      atomic.sub<i32>(control + SLEEPERS, 1)
      round = 0
    }
    if (atomic.load<i32>(control + STOP)) return
    // Asleep on a word of its own: jobs of the others do not wake it.
    if (thread > active) atomic.wait<i32>(control + ACTIVE, active, -1)
  }
}

/** Called by a helper whose task trapped: the job goes on without it and then fails. */
export function fail(control: usize): void {
  atomic.add<i32>(control + FAILED, 1)
  finishTask(control, 1)
}

/**
 * Called after a trap in the main thread: takes the rest of the job away and waits for the tasks
 * that helpers have begun. True if a helper is lost, so that waiting would be in vain.
 */
export function abandon(control: usize): bool {
  if (load<i32>(control + LOST)) return true
  let state = atomic.load<i64>(control + STATE)
  while (atomic.cmpxchg<i64>(control + STATE, state, state | CLOSED) != state) {
    state = atomic.load<i64>(control + STATE)
  }
  if (<i32>state == CLOSED) return false
  const claimed = min<i32>(<i32>state, load<i32>(control + TOTAL))
  // One less than were claimed, where the main thread's own task is the one that trapped.
  const until = now() + SLICE_MS * load<i32>(control + PATIENCE)
  while (atomic.load<i32>(control + DONE) < claimed - 1) {
    if (now() > until) return true
  }
  return false
}

/** How many helpers take part from now on. */
export function setActive(control: usize, helpers: i32): void {
  atomic.store<i32>(control + ACTIVE, helpers)
  atomic.notify(control + ACTIVE, -1)
}

/** Tells all threads to leave. */
export function stop(control: usize): void {
  atomic.store<i32>(control + STOP, 1)
  atomic.add<i32>(control + WAKE, 1)
  atomic.notify(control + WAKE, -1)
  setActive(control, -1)
}
