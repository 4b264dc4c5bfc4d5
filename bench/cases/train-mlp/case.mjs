import { fitters, oursOn, tensorflow } from '../../training/contestants.mjs'
import { agreeOnLosses } from '../../training/works/fitting.mjs'

/** @type {import('../../runner/case.mjs').BenchCase} */
export default {
  name: 'train-mlp',
  title:
    "The course's dense network 784-256-512-10: 100 steps of Adam, batches of 128. These are " +
    '12,800 images; an epoch of 60,000 is 4.7 times that.',
  contestants: fitters('mlp', { items: 256, batchSize: 128 }),
  agree: agreeOnLosses,
  budgets: [{ contestant: oursOn(2), ratio: 1, to: tensorflow }],
}
