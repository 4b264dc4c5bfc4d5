import { PROBE } from '../kinds'
import { address, argument, openJob, runJob, setAddress, setArgument } from './job'

const THREADS = 0
const TASKS = 1
const ROUNDS = 2
const TRAP = 3
const STALL = 4

/**
 * Runs `tasks` tasks that only count: each adds one to its own word at `perTask` and to its thread's
 * word at `perThread`, after `rounds` rounds of nothing. The task `trap`, if there is one, traps, and
 * helpers take `stall` rounds more, for ever if it is below 0. Shows who takes part, that every task
 * is done once, and what becomes of a job with bad company.
 */
export function probe(
  control: usize,
  perThread: usize,
  perTask: usize,
  tasks: i32,
  rounds: i32,
  trap: i32,
  stall: i32,
): void {
  openJob(control)
  setAddress(control, THREADS, perThread)
  setAddress(control, TASKS, perTask)
  setArgument(control, ROUNDS, rounds)
  setArgument(control, TRAP, trap)
  setArgument(control, STALL, stall)
  runJob(control, PROBE, tasks, false)
}

export function probeTask(control: usize, task: i32, thread: i32): void {
  const mine = address(control, TASKS) + (<usize>task << 2)
  // Atomic, because a plain loop of nothing would be optimised away.
  let rounds = argument(control, ROUNDS)
  const stall = argument(control, STALL)
  if (thread) rounds += stall
  while (thread && stall < 0) atomic.load<i32>(mine)
  for (; rounds > 0; rounds--) atomic.load<i32>(mine)
  if (task == argument(control, TRAP)) unreachable()
  atomic.add<i32>(mine, 1)
  atomic.add<i32>(address(control, THREADS) + (<usize>thread << 2), 1)
}
