// Where the time of a work goes, kernel by kernel:
//   node bench/training/profile.mjs cnn '{"name":"ours","threads":2,"relaxedSimd":false}'
import * as tf from '@tensorflow/tfjs-core'
import { startEngine } from './engines.mjs'

/** @type {Map<string, { calls: number, ms: number }>} */
const spent = new Map()

/** Kernels that others call inside themselves are counted with those. */
let depth = 0

/** @param {tf.KernelConfig} config */
const time = (config) => {
  const { kernelName, backendName, kernelFunc } = config
  tf.unregisterKernel(kernelName, backendName)
  tf.registerKernel({
    ...config,
    kernelFunc: (params) => {
      const beganMs = performance.now()
      depth++
      try {
        return kernelFunc(params)
      } finally {
        depth--
        const sum = spent.get(kernelName) ?? { calls: 0, ms: 0 }
        sum.calls++
        if (depth === 0) sum.ms += performance.now() - beganMs
        spent.set(kernelName, sum)
      }
    },
  })
}

const [, , work = 'cnn', engine = '{"name":"ours","threads":2,"relaxedSimd":false}'] = process.argv
await startEngine(JSON.parse(engine))
const { prepare } = await import(`./works/${work}.mjs`)
const run = await prepare({ transposeA: false, transposeB: false })
await run()
for (const config of tf.getKernelsForBackend(tf.getBackend())) time(config)
const beganMs = performance.now()
await run()
const totalMs = performance.now() - beganMs
const rows = [...spent].sort(([, one], [, other]) => other.ms - one.ms)
const inKernels = rows.reduce((sum, [, { ms }]) => sum + ms, 0)
for (const [name, { calls, ms }] of rows)
  process.stdout.write(`${ms.toFixed(1).padStart(9)} ms ${String(calls).padStart(7)} ${name}\n`)
process.stdout.write(`${(totalMs - inKernels).toFixed(1).padStart(9)} ms         outside kernels\n`)
process.stdout.write(`${totalMs.toFixed(1).padStart(9)} ms         in all\n`)
