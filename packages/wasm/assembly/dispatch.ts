import { multiplyTask, packTask, thinTask } from './gemm/gemm'
import { GEMM_MULTIPLY, GEMM_PACK, GEMM_THIN, PROBE } from './kinds'
import { probeTask } from './threads/probe'

/** Runs one task of a job. A switch, because a table of functions would need a data segment. */
export function runTask(kind: i32, control: usize, task: i32, thread: i32): void {
  switch (kind) {
    case PROBE: return probeTask(control, task, thread)
    case GEMM_PACK: return packTask(control, task)
    case GEMM_MULTIPLY: return multiplyTask(control, task, thread)
    case GEMM_THIN: return thinTask(control, task)
  }
}
