import { wasmError } from '../errors.js'
import { cpuQuota } from './quota.js'

/** More threads than any training here can feed; the kernels keep scratch memory for each. */
export const mostThreads = 64

/** Left to itself, no more than this: beyond it the shared memory is the limit. */
const mostByDefault = 16

/**
 * How many threads to take: what was asked for by option or by `FIRSTGRAD_THREADS`, else what the
 * machine, and the container's quota of processors, give this process. Throws `wasm/bad-threads`.
 */
export const threadCount = (asked: number | undefined): number => {
  if (asked !== undefined) return checked(asked, 'threads', String(asked))
  const { process, navigator } = globalThis as {
    process?: NodeJS.Process
    navigator?: { hardwareConcurrency?: number }
  }
  const wanted = process?.env?.FIRSTGRAD_THREADS
  if (wanted) return checked(Number(wanted), 'FIRSTGRAD_THREADS', `"${wanted}"`)
  return Math.min(
    process?.versions?.node ? inNode(process) : (navigator?.hardwareConcurrency ?? 1),
    mostByDefault,
  )
}

const inNode = (process: NodeJS.Process): number => {
  const available = process.getBuiltinModule('node:os').availableParallelism()
  if (process.platform !== 'linux') return available
  // Half a processor over is not worth a thread: all threads stand still when the quota is used up.
  return Math.max(1, Math.min(available, Math.floor(cpuQuota())))
}

const checked = (count: number, source: 'threads' | 'FIRSTGRAD_THREADS', value: string): number => {
  if (Number.isInteger(count) && count >= 1 && count <= mostThreads) return count
  throw wasmError('wasm/bad-threads', { source, value, most: mostThreads })
}
