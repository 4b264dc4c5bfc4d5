import { tmpdir } from 'node:os'
import { join } from 'node:path'

const count = 2000
const batchSize = 64
const folder = join(tmpdir(), `firstgrad-bench-photos-${count}`)

const ours = (/** @type {number} */ workers) => ({
  name: `@firstgrad/datasets, ${workers === 1 ? '1 worker' : `${workers} workers`}`,
  module: 'datasets.mjs',
  argument: { folder, count, batchSize, workers },
})

/** @type {import('../../runner/case.mjs').BenchCase} */
export default {
  name: 'image-folder',
  title: `A folder of ${count.toLocaleString('en')} PNG files of 128x128, two classes, to float batches of ${batchSize}.`,
  contestants: [
    ours(2),
    ours(1),
    ours(0),
    {
      name: 'a plain loop with fast-png',
      module: 'plain-loop.mjs',
      argument: { folder, count, batchSize },
    },
    {
      name: 'tf.data',
      python: 'tf_data_peer.py',
      imports: 'tensorflow',
      argument: { folder, batchSize },
    },
  ],
  agree: (one, other) =>
    one.items === other.items &&
    one.labelSum === other.labelSum &&
    Math.abs(one.centreSum - other.centreSum) < 0.01,
}
