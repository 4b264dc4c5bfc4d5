// TensorFlow.js's own tests, run on one backend: `wasm`, or `cpu` to learn what passes there. This
// file is bundled by bundle.ts, so that the tests and the backend share one tfjs-core.
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops'
import '@tensorflow/tfjs-backend-cpu'
import { writeFileSync } from 'node:fs'
import { findBackend } from '@tensorflow/tfjs-core'
import { setTestEnvs } from '@tensorflow/tfjs-core/dist/jasmine_util'
import jasmineRequire from 'jasmine-core/lib/jasmine-core/jasmine.js'
import { registerWasm } from '../../src/index.js'

const [backend, report, threads, filter] = process.argv.slice(2)

const jasmine = jasmineRequire.core(jasmineRequire)
const env = jasmine.getEnv()
Object.assign(globalThis, jasmineRequire.interface(jasmine, env), { jasmine })

if (backend === 'wasm') {
  await registerWasm({ threads: Number(threads) })
  // Each group of tests begins with engine().reset(), which disposes the backend; it is needed again.
  findBackend('wasm').dispose = () => {}
}
setTestEnvs([{ name: `test-${backend}`, backendName: backend, isDataSync: true }])
await import('@tensorflow/tfjs-core/dist/tests')

const results = { passed: [], failed: [], pending: [] }
env.configure({
  random: false,
  specFilter: (spec) => !filter || new RegExp(filter).test(spec.getFullName()),
})
env.addReporter({
  specDone(spec) {
    if (spec.status === 'excluded') return
    // The name of the backend is part of the names of most groups.
    const name = spec.fullName.replaceAll(/ test-(cpu|wasm) \{\}/g, '')
    if (spec.status === 'failed') {
      results.failed.push({ name, message: spec.failedExpectations[0]?.message ?? '' })
    } else {
      results[spec.status]?.push(name)
    }
  },
  jasmineDone() {
    writeFileSync(report, JSON.stringify(results))
    process.exit(0)
  },
})
env.execute()
