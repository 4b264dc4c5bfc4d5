import { cpu, fitters, oursOn, stockWasm } from '../../training/contestants.mjs'
import { agreeOnLosses } from '../../training/works/fitting.mjs'

/** @type {import('../../runner/case.mjs').BenchCase} */
export default {
  name: 'train-text',
  title:
    'Two kinds of texts: embedding 10,000x16, mean, dense 16, dense 1; 2,560 texts of 256 words, ' +
    'Adam, batches of 128.',
  contestants: fitters('text', { items: 8, batchSize: 4 }),
  agree: agreeOnLosses,
  budgets: [
    { contestant: oursOn(2), ratio: 1 / 3, to: stockWasm },
    { contestant: oursOn(2), ratio: 1 / 50, to: cpu },
  ],
}
