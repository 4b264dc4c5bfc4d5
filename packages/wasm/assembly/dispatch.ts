import { filterSumTask, filterTask } from './conv/backprop-filter'
import { convolveTask } from './conv/convolve'
import { runArrayTask } from './elementwise/dispatch'
import { multiplyTask, packTask, thinTask } from './gemm/gemm'
import { FIRST_OF_ARRAYS, LAST_OF_ARRAYS } from './kinds'
import { FIRST_OF_PICTURES, LAST_OF_PICTURES } from './kinds'
import { runPictureTask } from './pool/dispatch'
import { GEMM_MULTIPLY, GEMM_PACK, GEMM_THIN, PROBE } from './kinds'
import { CONV_FILTER, CONV_FILTER_SUM, CONV_MULTIPLY } from './kinds'
import { WINOGRAD_FILTERS, WINOGRAD_GRADIENT, WINOGRAD_GRADIENT_OUT, WINOGRAD_MULTIPLY } from './kinds'
import { ADAM, MOMENTUM, RMSPROP, SGD } from './kinds'
import { COPY_ROWS } from './kinds'
import { copyRowsTask } from './layout/copy-rows'
import { adamTask } from './optimizer/adam'
import { momentumTask } from './optimizer/momentum'
import { rmspropTask } from './optimizer/rmsprop'
import { sgdTask } from './optimizer/sgd'
import { probeTask } from './threads/probe'
import { gradientOutTask, gradientTask } from './winograd/backprop-filter'
import { filtersTask, winogradTask } from './winograd/convolve'

/** Runs one task of a job. A switch, because a table of functions would need a data segment. */
export function runTask(kind: i32, control: usize, task: i32, thread: i32): void {
  switch (kind) {
    case PROBE: return probeTask(control, task, thread)
    case GEMM_PACK: return packTask(control, task)
    case GEMM_MULTIPLY: return multiplyTask(control, task, thread)
    case GEMM_THIN: return thinTask(control, task)
    case CONV_MULTIPLY: return convolveTask(control, task, thread)
    case CONV_FILTER: return filterTask(control, task, thread)
    case CONV_FILTER_SUM: return filterSumTask(control, task)
    case WINOGRAD_FILTERS: return filtersTask(control, task)
    case WINOGRAD_MULTIPLY: return winogradTask(control, task, thread)
    case WINOGRAD_GRADIENT: return gradientTask(control, task, thread)
    case WINOGRAD_GRADIENT_OUT: return gradientOutTask(control, task, thread)
    case SGD: return sgdTask(control, task)
    case MOMENTUM: return momentumTask(control, task)
    case RMSPROP: return rmspropTask(control, task)
    case ADAM: return adamTask(control, task)
    case COPY_ROWS: return copyRowsTask(control, task)
  }
  if (kind >= FIRST_OF_PICTURES && kind <= LAST_OF_PICTURES) runPictureTask(kind, control, task)
  if (kind >= FIRST_OF_ARRAYS && kind <= LAST_OF_ARRAYS) runArrayTask(kind, control, task, thread)
}
