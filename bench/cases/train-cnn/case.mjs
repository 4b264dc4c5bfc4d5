import { fitters, oursOn, tensorflow } from '../../training/contestants.mjs'
import { agreeOnLosses } from '../../training/works/fitting.mjs'

/** @type {import('../../runner/case.mjs').BenchCase} */
export default {
  name: 'train-cnn',
  title:
    "The course's network of convolutions (5x5x32, pool, 5x5x64, pool, dense 256, dense 10): one " +
    'epoch of 1,000 images of 28x28, Adam, batches of 100.',
  contestants: fitters('cnn', { items: 8, batchSize: 4 }),
  agree: agreeOnLosses,
  budgets: [
    { contestant: oursOn(2), ratio: 2, to: tensorflow },
    { contestant: oursOn(2, true), ratio: 1.5, to: tensorflow },
  ],
}
