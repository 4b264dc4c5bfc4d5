import { PROBE } from '../kinds'
import { address, argument, openJob, runJob, setAddress, setArgument } from './job'

const THREADS = 0
const TASKS = 1
const ROUNDS = 2
const TRAP = 3

/**
 * Runs `tasks` tasks that only count: each adds one to its own word at `perTask` and to its thread's
 * word at `perThread`, after `rounds` rounds of nothing. The task `trap`, if there is one, traps.
 * Shows who takes part, and that every task is done once.
 */
export function probe(
  control: usize,
  perThread: usize,
  perTask: usize,
  tasks: i32,
  rounds: i32,
  trap: i32,
): void {
  openJob(control)
  setAddress(control, THREADS, perThread)
  setAddress(control, TASKS, perTask)
  setArgument(control, ROUNDS, rounds)
  setArgument(control, TRAP, trap)
  runJob(control, PROBE, tasks, false)
}

export function probeTask(control: usize, task: i32, thread: i32): void {
  const mine = address(control, TASKS) + (<usize>task << 2)
  // Atomic, because a plain loop of nothing would be optimised away.
  for (let round = argument(control, ROUNDS); round > 0; round--) atomic.load<i32>(mine)
  if (task == argument(control, TRAP)) unreachable()
  atomic.add<i32>(mine, 1)
  atomic.add<i32>(address(control, THREADS) + (<usize>thread << 2), 1)
}
