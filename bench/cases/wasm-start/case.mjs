import { cpu, ours, oursOn, peer, stockWasm } from '../../training/contestants.mjs'

/** @type {import('../../runner/case.mjs').BenchCase} */
export default {
  name: 'wasm-start',
  title:
    'In a new Node that has loaded tfjs-core: from loading the package of an engine to the first ' +
    'product of matrices.',
  contestants: [
    ...ours('start.mjs', {}),
    peer(stockWasm, 'stock-wasm', 'start.mjs', {}),
    peer(cpu, 'cpu', 'start.mjs', {}),
  ],
  agree: (one, other) => one === 11 && other === 11,
  budgets: [{ contestant: oursOn(2), median: 120 }],
}
