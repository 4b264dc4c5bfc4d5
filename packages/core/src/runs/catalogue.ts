import type { DatasetName } from '@firstgrad/datasets'
import type { LayersModel } from '@tensorflow/tfjs-layers'
import type { z } from 'zod'
import type { CheckpointStore } from '../checkpoints/checkpoint.js'
import { coreError } from '../errors.js'
import type { Run, Words } from './run.js'

/** What a list shows of a run, known without loading it or TensorFlow.js. */
export interface RunInfo {
  readonly id: string
  readonly title: Words
  /** The data set it reads, if any. */
  readonly dataset?: DatasetName
  /** Whether it saves checkpoints and goes on from them. */
  readonly resumable: boolean
  /** The schema of its parameters, without TensorFlow.js. */
  parameters(): Promise<z.ZodObject>
  load(): Promise<Run>
  /** The trained model in a checkpoint of the run; left out where it trains none. */
  restore?(store: CheckpointStore): Promise<LayersModel>
}

export const runs: readonly RunInfo[] = [
  {
    id: 'line-fit',
    title: {
      en: 'Fit a line: loss, gradient, step (17 points)',
      'zh-CN': '直线方程拟合：损失、梯度、更新（17 个点）',
    },
    resumable: false,
    parameters: async () => (await import('./line-fit-parameters.js')).parameters,
    load: async () => (await import('./line-fit.js')).lineFit as unknown as Run,
  },
  {
    id: 'mnist',
    title: {
      en: 'Learn handwritten digits: CNN or perceptron',
      'zh-CN': '学认手写数字：卷积网络或感知机',
    },
    dataset: 'mnist',
    resumable: true,
    parameters: async () => (await import('./mnist-parameters.js')).parameters,
    load: async () => (await import('./mnist.js')).mnist as unknown as Run,
    restore: async (store) => (await import('./restore-mnist.js')).restoreMnist(store),
  },
]

/** @throws `core/unknown-run` */
export const findRun = (id: string): RunInfo => {
  const run = runs.find((info) => info.id === id)
  if (!run) throw coreError('core/unknown-run', { id, known: runs.map((info) => info.id) })
  return run
}
