import { type BackendName, type BackendReport, bind, measure } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { checks } from './checks.js'

/** What became of one check on one engine. */
export interface CheckResult {
  readonly name: string
  readonly outcome: 'passed' | 'lacking' | 'failed'
  readonly message?: string
}

export interface SuiteResult {
  readonly report: BackendReport
  readonly engine: string
  readonly checks: readonly CheckResult[]
  /** Tensors left over by binding, verifying, measuring and every check that passed. */
  readonly leaked: number
  readonly gflops: Readonly<Record<string, number>>
}

const message = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** GPU engines would leave tensors as small as ours to the processor. */
const flags = ['WEBGL_CPU_FORWARD', 'WEBGPU_CPU_FORWARD']

/**
 * Binds one engine by name and runs every check on it. Runs wherever the package does: in the test,
 * in a child process, in a page.
 */
export const runSuite = async (backend: BackendName): Promise<SuiteResult> => {
  const { state } = tf.engine()
  const before = state.numTensors
  const report = await bind({ prefer: backend, verify: true })
  const engine = tf.getBackend()
  for (const flag of flags)
    if (engine === flag.split('_')[0]!.toLowerCase()) tf.env().set(flag, false)
  const results: CheckResult[] = []
  // TensorFlow.js itself leaks where a gradient throws.
  let leakedByThrowing = 0
  for (const { name, run, lacking } of checks) {
    const held = state.numTensors
    try {
      await run()
      // An engine that has learnt the operation must be taken off the list.
      const outcome = lacking?.[engine] ? 'failed' : 'passed'
      results.push({ name, outcome, ...(outcome === 'failed' && { message: 'no longer lacking' }) })
    } catch (error) {
      leakedByThrowing += state.numTensors - held
      const expected = lacking?.[engine]?.test(message(error)) ?? false
      results.push({ name, outcome: expected ? 'lacking' : 'failed', message: message(error) })
    }
  }
  const gflops: Record<string, number> = {}
  for await (const event of measure({ budgetMs: 200 }))
    if (event.type === 'task') gflops[event.task] = event.gflops
  return {
    report,
    engine,
    checks: results,
    leaked: state.numTensors - before - leakedByThrowing,
    gflops,
  }
}
