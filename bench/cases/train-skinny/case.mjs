import { inJavaScript, oursOn, stockWasm } from '../../training/contestants.mjs'

/** @type {import('../../runner/case.mjs').BenchCase} */
export default {
  name: 'train-skinny',
  title:
    '500 times nine small and skinny products of matrices, such as 1x784 by 784x256, 100x256 by ' +
    '256x10 and 1x1: none may pay for packing or threads.',
  contestants: inJavaScript('skinny', {}, { part: { rounds: 20 }, share: 20 / 500 }),
  agree: (/** @type {number[]} */ one, /** @type {number[]} */ other) =>
    one.every((entry, index) => Math.abs(entry - (other[index] ?? Number.NaN)) < 1e-4),
  budgets: [
    { contestant: oursOn(1), ratio: 1, to: stockWasm },
    { contestant: oursOn(2), ratio: 1, to: stockWasm },
  ],
}
