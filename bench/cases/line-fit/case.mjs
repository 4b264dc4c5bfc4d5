const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) < 1e-5

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
  agree: (one, other) => near(one.W, other.W) && near(one.b, other.b) && near(one.cost, other.cost),
  budget: { contestant: '@firstgrad/graph, compiled', medianMs: 25 },
}
