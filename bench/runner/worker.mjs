import { Bench } from 'tinybench'
import { Absent } from './absent.mjs'
import { Measured } from './case.mjs'

/**
 * One contestant's own process: it prepares once, then runs a round whenever it is told to.
 *
 * A round lasts `roundMs` at least and has three runs at least, the first round a warm-up before.
 * Where one run takes longer than `longMs`, it is the round: it has warmed itself up on the way.
 */
const roundMs = 400
const longMs = 2_000

const [, , module, argument] = process.argv
const { prepare } = await import(/** @type {string} */ (module))

/** @type {() => unknown} */
let work
let isWarm = false

const runRound = async () => {
  const beganMs = performance.now()
  const result = await work()
  const tookMs = performance.now() - beganMs
  if (result instanceof Measured) return { ...result }
  if (tookMs > longMs) return { samples: [tookMs], result }
  const bench = new Bench({
    time: roundMs,
    iterations: 3,
    warmup: !isWarm,
    warmupTime: roundMs,
    warmupIterations: 2,
    retainSamples: true,
    throws: true,
  })
  bench.add('work', work)
  const [task] = await bench.run()
  isWarm = true
  const timed = task?.result
  if (!timed || !('latency' in timed)) throw new Error('tinybench gave no samples')
  return { samples: timed.latency.samples, result }
}

process.on('message', async () => {
  try {
    process.send?.({ type: 'round', ...(await runRound()) })
  } catch (error) {
    process.send?.({
      type: 'failed',
      message: error instanceof Error ? error.stack : String(error),
    })
  }
})

try {
  work = await prepare(argument === undefined ? undefined : JSON.parse(argument))
  process.send?.({ type: 'ready', versions: { node: process.versions.node } })
} catch (error) {
  if (!(error instanceof Absent)) throw error
  process.send?.({ type: 'absent', reason: error.message })
}
