import { agreeOnLine } from './points.mjs'

/** @type {import('../../runner/case.mjs').BenchCase} */
export default {
  name: 'line-fit',
  title:
    'The line fit of the course: 17 points, 3,000 epochs of one step a point (51,000 steps), ' +
    'building and compiling the graph included.',
  contestants: [
    { name: '@firstgrad/graph, compiled', module: 'graph-compiled.mjs' },
    { name: '@firstgrad/graph, interpreted', module: 'graph-interpreted.mjs' },
    { name: 'JavaScript by hand, float32', module: 'hand-written.mjs' },
    { name: '@tensorflow/tfjs-core, eager on cpu', module: 'tfjs-eager.mjs' },
    { name: 'TensorFlow, graph mode', python: 'tensorflow_peer.py', imports: 'tensorflow' },
  ],
  agree: agreeOnLine,
  budgets: [{ contestant: '@firstgrad/graph, compiled', median: 25 }],
}
