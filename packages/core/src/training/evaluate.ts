import type { Examples } from './examples.js'
import { totals } from './totals.js'
import type { Measures, Trainable } from './trainable.js'
import { turn } from './turn.js'

/** Means of loss and metrics over all examples, in order, `batchSize` at a time. */
export const evaluateAll = async (
  model: Trainable,
  data: Examples,
  { batchSize, signal }: { batchSize: number; signal?: AbortSignal | undefined },
): Promise<Measures | null> => {
  const sums = totals()
  for (let start = 0; start < data.length; start += batchSize) {
    if (signal?.aborted) return null
    const length = Math.min(batchSize, data.length - start)
    const batch = data.batch(Uint32Array.from({ length }, (_, i) => start + i))
    sums.add(await model.evaluate(batch), length)
    await turn()
  }
  return sums.means()
}
