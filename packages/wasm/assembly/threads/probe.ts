import { PROBE } from '../kinds'
import { address, openJob, runJob, setAddress } from './job'

const COUNTS = 0

/** Runs `tasks` empty tasks; each adds one to its thread's word at `counts`. Shows who takes part. */
export function probe(control: usize, counts: usize, tasks: i32): void {
  openJob(control)
  setAddress(control, COUNTS, counts)
  runJob(control, PROBE, tasks, false)
}

export function probeTask(control: usize, _task: i32, thread: i32): void {
  atomic.add<i32>(address(control, COUNTS) + (<usize>thread << 2), 1)
}
