import { depthwiseFilterSumTask, depthwiseFilterTask } from '../depthwise/backprop-filter'
import { depthwiseInputTask } from '../depthwise/backprop-input'
import { depthwiseTask } from '../depthwise/forward'
import { foldTask, repeatTask } from '../depthwise/repeat'
import {
  BATCH_NORM, BATCH_NORM_GRADIENT, DEPTHWISE, DEPTHWISE_FILTER, DEPTHWISE_FILTER_SUM, DEPTHWISE_FOLD,
  DEPTHWISE_INPUT, DEPTHWISE_REPEAT, POOL_AVERAGE, POOL_AVERAGE_GRADIENT, POOL_MAX, POOL_MAX_GRADIENT,
  POOL_MAX_INTEGER, POOL_PLACES, RESIZE_GRADIENT, VOLUME_PATCHES, VOLUME_SCATTER,
} from '../kinds'
import { batchNormGradientTask } from '../norm/backward'
import { batchNormTask } from '../norm/forward'
import { resizeGradientTask } from '../resize/backward'
import { volumePatchesTask, volumeScatterTask } from '../volume/patches'
import { poolGradientTask } from './backward'
import { poolTask } from './forward'
import { poolPlacesTask } from './places'

/** Runs one task of a job over pictures. */
export function runPictureTask(kind: i32, control: usize, task: i32): void {
  switch (kind) {
    case POOL_MAX:
    case POOL_MAX_INTEGER:
    case POOL_AVERAGE: return poolTask(control, kind, task)
    case POOL_MAX_GRADIENT:
    case POOL_AVERAGE_GRADIENT: return poolGradientTask(control, kind, task)
    case POOL_PLACES: return poolPlacesTask(control, task)
    case DEPTHWISE: return depthwiseTask(control, task)
    case DEPTHWISE_INPUT: return depthwiseInputTask(control, task)
    case DEPTHWISE_FILTER: return depthwiseFilterTask(control, task)
    case DEPTHWISE_FILTER_SUM: return depthwiseFilterSumTask(control, task)
    case DEPTHWISE_REPEAT: return repeatTask(control, task)
    case DEPTHWISE_FOLD: return foldTask(control, task)
    case RESIZE_GRADIENT: return resizeGradientTask(control, task)
    case BATCH_NORM: return batchNormTask(control, task)
    case BATCH_NORM_GRADIENT: return batchNormGradientTask(control, task)
    case VOLUME_PATCHES: return volumePatchesTask(control, task)
    case VOLUME_SCATTER: return volumeScatterTask(control, task)
  }
}
