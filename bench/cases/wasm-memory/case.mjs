import { ours, oursOn, peer } from '../../training/contestants.mjs'

const once = { rounds: 1 }
const title = "The course's network of convolutions, batches of 100: "

/** @param {{ first: number, last: number }} one @param {{ first: number, last: number }} other */
const bothLearned = (one, other) =>
  Math.abs(one.first - other.first) < 1e-3 * other.first && other.last < other.first / 10

/** Peaks never fall, so each process has one turn. @type {import('../../runner/case.mjs').BenchCase[]} */
export default [
  {
    name: 'wasm-memory',
    title: `${title}the resident peak of the whole process after 100 steps.`,
    unit: 'MB',
    contestants: [
      ...ours('memory.mjs', { steps: 100 }),
      peer('tfjs-node', 'tfjs-node', 'memory.mjs', { steps: 100 }),
    ].map((contestant) => ({ ...contestant, ...once })),
    agree: bothLearned,
    budgets: [{ contestant: oursOn(2), median: 400 }],
  },
  {
    name: 'wasm-memory-growth',
    title: `${title}by how much the resident peak grows from step 300 to step 1,000.`,
    unit: 'MB',
    // Before that, V8 doubles the room for young objects once.
    contestants: ours('memory.mjs', { steps: 1000, growthFrom: 300 })
      .filter(({ name }) => name === oursOn(2))
      .map((contestant) => ({ ...contestant, ...once })),
    agree: bothLearned,
    budgets: [{ contestant: oursOn(2), median: 20 }],
  },
]
