import { gatherTask } from '../gather/gather'
import { segmentSumTask } from '../gather/segment-sum'
import {
  BINARY, COMPARE, DROPOUT, GATHER, REDUCE_COLUMNS, REDUCE_LINES, RESPONSE, RESPONSE_GRADIENT, SCAN,
  SEGMENT_SUM, SOFTMAX, TOP_K, UNARY,
} from '../kinds'
import { responseTask } from '../norm/response'
import { dropoutTask } from '../random/dropout'
import { reduceColumnsTask, reduceLinesTask } from '../reduce/reduce'
import { scanTask } from '../scan/scan'
import { softmaxTask } from '../softmax/softmax'
import { topKTask } from '../sort/top-k'
import { binaryTask } from './binary'
import { compareTask } from './compare'
import { unaryTask } from './unary'

/** Runs one task of an operation over arrays. */
export function runArrayTask(kind: i32, control: usize, task: i32, thread: i32): void {
  switch (kind) {
    case UNARY: return unaryTask(control, task)
    case BINARY: return binaryTask(control, task, thread)
    case COMPARE: return compareTask(control, task, thread)
    case REDUCE_LINES: return reduceLinesTask(control, task)
    case REDUCE_COLUMNS: return reduceColumnsTask(control, task)
    case SOFTMAX: return softmaxTask(control, task)
    case SEGMENT_SUM: return segmentSumTask(control, task)
    case GATHER: return gatherTask(control, task)
    case SCAN: return scanTask(control, task)
    case TOP_K: return topKTask(control, task, thread)
    case RESPONSE: return responseTask(control, task, thread, false)
    case RESPONSE_GRADIENT: return responseTask(control, task, thread, true)
    case DROPOUT: return dropoutTask(control, task)
  }
}
