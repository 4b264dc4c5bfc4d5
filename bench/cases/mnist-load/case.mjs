/** @type {import('../../runner/case.mjs').BenchCase} */
export default {
  name: 'mnist-load',
  title:
    'MNIST from the cache on disk to one epoch of shuffled float batches: 60,000 digits, 64 each.',
  contestants: [
    { name: '@firstgrad/datasets', module: 'datasets.mjs' },
    { name: 'a plain loop over the files', module: 'plain-loop.mjs' },
    { name: '@firstgrad/datasets, item by item', module: 'items.mjs' },
    { name: '@firstgrad/datasets, from the disk', module: 'stream.mjs' },
    { name: 'tf.data', python: 'tf_data_peer.py', imports: 'tensorflow' },
  ],
  agree: (one, other) =>
    one.items === other.items &&
    one.labelSum === other.labelSum &&
    Math.abs(one.centreSum - other.centreSum) < 0.01,
}
