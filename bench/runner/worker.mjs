import { Bench } from 'tinybench'

/**
 * One contestant's own process: it prepares once, then runs a round whenever it is told to.
 *
 * A round lasts `roundMs` at least and has three runs at least, the first round a warm-up before.
 * Where one run takes longer than `longMs`, it is the round: it has warmed itself up on the way.
 */
const roundMs = 400
const longMs = 2_000

const { prepare } = await import(/** @type {string} */ (process.argv[2]))
/** @type {() => unknown} */
const work = await prepare()
let isWarm = false

const runRound = async () => {
  const beganMs = performance.now()
  const result = await work()
  const tookMs = performance.now() - beganMs
  if (tookMs > longMs) return { samplesMs: [tookMs], result }
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
  return { samplesMs: timed.latency.samples, result }
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
process.send?.({ type: 'ready', versions: { node: process.versions.node } })
