import { progressFile } from '../src/node.js'
import { record } from '../src/progress.js'

/** Records `count` failed answers of its own mistakes, one write each. */
const [path = '', name = '', count = '0'] = process.argv.slice(2)
const file = progressFile(path)
for (let i = 0; i < Number(count); i++) {
  const deed = { type: 'judged', verdict: 'fail', mistake: `${name}-${i}` } as const
  await file.update((progress) => record(progress, 'basics/neuron', deed, new Date().toISOString()))
}
