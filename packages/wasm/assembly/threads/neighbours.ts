// Sharing work costs time where the cores are busy with something else: the main thread then waits
// for a helper that the system has put aside in the middle of a task. What sharing saves and what it
// costs is added up; where it costs more, fewer helpers take part for a while.

import { setActive } from './job'
import { ACTIVE, BALANCE, HELPERS, REST, RESTED_UNTIL, WORKED } from './words'

/** How long jobs are watched before judging, and the shortest and longest rest, in milliseconds. */
const WINDOW: f32 = 50
const SHORTEST_REST: f32 = 500
const LONGEST_REST: f32 = 8000

/** The clock, in milliseconds. */
// @ts-ignore: a declaration with a decorator, which AssemblyScript reads as an import
@external("env", "now") export declare function now(): f64

/** True if helpers may take part in the job that is about to run; brings them back after a rest. */
export function mayShare(control: usize): bool {
  const until = load<f64>(control + RESTED_UNTIL)
  if (until && now() >= until) {
    store<f64>(control + RESTED_UNTIL, 0)
    setActive(control, load<i32>(control + HELPERS))
  }
  return load<i32>(control + ACTIVE) > 0
}

/**
 * Weighs one job: the main thread ran `mine` of `total` tasks in `worked` ms, then waited for `late`.
 * What it was spared is what the other tasks would have taken it.
 */
export function weigh(control: usize, total: i32, mine: i32, worked: f64, late: f64): void {
  if (mine == 0) return
  const saved = <f32>(worked * <f64>(total - mine) / <f64>mine - late)
  const balance = load<f32>(control + BALANCE) + saved
  const span = load<f32>(control + WORKED) + <f32>(worked + late)
  store<f32>(control + BALANCE, balance)
  store<f32>(control + WORKED, span)
  if (span < WINDOW) return
  store<f32>(control + BALANCE, 0)
  store<f32>(control + WORKED, 0)
  const last = load<f32>(control + REST)
  if (balance >= 0) {
    store<f32>(control + REST, max<f32>(last / 2, SHORTEST_REST / 2))
    return
  }
  // Twice as long as the last time, where that was not long ago.
  const rest = min<f32>(max<f32>(last * 2, SHORTEST_REST), LONGEST_REST)
  store<f32>(control + REST, rest)
  store<f64>(control + RESTED_UNTIL, now() + <f64>rest)
  setActive(control, load<i32>(control + ACTIVE) >> 1)
}
