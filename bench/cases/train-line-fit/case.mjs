import { cpu, inJavaScript, oursOn } from '../../training/contestants.mjs'
import { agreeOnLine } from '../line-fit/points.mjs'

/** @type {import('../../runner/case.mjs').BenchCase} */
export default {
  name: 'train-line-fit',
  title:
    "The course's line fit as tfjs-core runs it at once: 51,000 steps on numbers alone, which must " +
    'not pay for threads or copies.',
  contestants: inJavaScript('line-fit'),
  agree: agreeOnLine,
  budgets: [
    { contestant: oursOn(1), ratio: 1, to: cpu },
    { contestant: oursOn(2), ratio: 1, to: cpu },
  ],
}
