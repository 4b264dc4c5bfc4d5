import { BINARY, COMPARE, UNARY } from '../kinds'
import { binaryTask } from './binary'
import { compareTask } from './compare'
import { unaryTask } from './unary'

/** Runs one task of an operation over arrays. */
export function runArrayTask(kind: i32, control: usize, task: i32, thread: i32): void {
  switch (kind) {
    case UNARY: return unaryTask(control, task)
    case BINARY: return binaryTask(control, task, thread)
    case COMPARE: return compareTask(control, task, thread)
  }
}
