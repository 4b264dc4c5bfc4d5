import { cpu, fitters, oursOn, stockWasm } from '../../training/contestants.mjs'
import { agreeOnLosses } from '../../training/works/fitting.mjs'

/** @type {import('../../runner/case.mjs').BenchCase} */
export default {
  name: 'train-lstm',
  title:
    'An LSTM of 128 reads images row by row, dense 10: 1,280 images of 28 rows, Adam, batches of ' +
    '128.',
  contestants: fitters('lstm', { items: 128, batchSize: 128 }),
  agree: agreeOnLosses,
  budgets: [
    { contestant: oursOn(2), ratio: 1 / 3, to: stockWasm },
    { contestant: oursOn(2), ratio: 1 / 50, to: cpu },
  ],
}
