import { join } from 'node:path'
import { type EventWriter, eventWriter } from './writer.js'

/** What TensorFlow.js tells of an epoch or a batch. */
export type FitLogs = Readonly<Record<string, number>>

/** The part of TensorFlow.js's callbacks that is used here. */
export interface FitCallback {
  onBatchEnd(batch: number, logs?: FitLogs): Promise<void>
  onEpochEnd(epoch: number, logs?: FitLogs): Promise<void>
  onTrainEnd(): Promise<void>
}

export interface TensorBoardOptions {
  /** `batch` tells the losses of batches too. Left out: `epoch`. */
  readonly every?: 'epoch' | 'batch'
}

/**
 * Records what `model.fit()` of TensorFlow.js tells, in two runs as Keras does: `train` and
 * `validation`, with tags `epoch_loss`, `epoch_accuracy` and so on.
 *
 * @example
 * ```ts
 * await model.fit(x, y, { epochs: 5, callbacks: tensorBoard('runs/first') })
 * ```
 */
export const tensorBoard = (
  directory: string,
  { every = 'epoch' }: TensorBoardOptions = {},
): FitCallback => {
  const writers = new Map<string, Promise<EventWriter>>()
  const writerOf = (run: string) => {
    const writer = writers.get(run) ?? eventWriter(join(directory, run))
    writers.set(run, writer)
    return writer
  }
  const validation = 'val_'
  const names: Readonly<Record<string, string>> = { acc: 'accuracy' }
  let batches = 0
  const record = async (prefix: string, step: number, logs: FitLogs = {}) => {
    for (const [key, value] of Object.entries(logs)) {
      // What says which batch it is, and how large, is no metric.
      if (key === 'batch' || key === 'size') continue
      const isValidation = key.startsWith(validation)
      const metric = isValidation ? key.slice(validation.length) : key
      const writer = await writerOf(isValidation ? 'validation' : 'train')
      writer.scalar(`${prefix}_${names[metric] ?? metric}`, value, { step })
    }
  }
  return {
    async onBatchEnd(_, logs) {
      if (every === 'batch') await record('batch', batches++, logs)
    },
    onEpochEnd: (epoch, logs) => record('epoch', epoch, logs),
    async onTrainEnd() {
      const open = await Promise.all(writers.values())
      writers.clear()
      for (const writer of open) await writer.close()
    },
  }
}
