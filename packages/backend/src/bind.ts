import { version_core } from '@tensorflow/tfjs-core'
import type { Candidate } from './candidates/candidate.js'
import { rememberEngine, restoreEngine, retireEngine, startEngine } from './engine.js'
import { backendError } from './errors.js'
import { registerGradients } from './gradients/register.js'
import type { BackendName } from './names.js'
import { type Order, resolveOrder } from './order.js'
import { PassedOver } from './passed-over.js'
import type { Platform } from './platforms/platform.js'
import { quietly } from './quiet.js'
import type { Attempt, BackendReport, OrderSource } from './report.js'
import { caseCount, verifyEngine } from './verify/verify.js'

/** Options of {@link bind}. */
export interface BindOptions {
  /** Engines to use, the best first, and no others. Wins over `FIRSTGRAD_BACKEND`. */
  readonly prefer?: BackendName | readonly BackendName[]
  /** The only engines that may be used; narrows the usual order. */
  readonly allow?: BackendName | readonly BackendName[]
  /**
   * Whether to compare the engine's answers with those of plain JavaScript before taking it. On
   * unless set to false; `cpu` is the reference itself and is never compared.
   */
  readonly verify?: boolean
  /** Stops the search between two steps. */
  readonly signal?: AbortSignal
}

type Chosen = Omit<BackendReport, 'tried' | 'order'>

/** One `bind` at a time: they share the one engine of TensorFlow.js. */
let queue: Promise<unknown> = Promise.resolve()

/** Engines that have passed the self-test in this program. */
const verified = new WeakSet<object>()

/** Makes the `bind` of a platform. */
export const binder =
  (platform: Platform) =>
  (options: BindOptions = {}): Promise<BackendReport> => {
    const turn = queue.then(() => search(platform, options))
    queue = turn.catch(() => undefined)
    return turn
  }

const search = async (platform: Platform, options: BindOptions): Promise<BackendReport> => {
  const { prefer, allow, signal } = options
  const usual = platform.candidates.map(({ name }) => name)
  const order = resolveOrder(usual, prefer, allow, platform.requested())
  signal?.throwIfAborted()
  const before = rememberEngine()
  const tried: Attempt[] = []
  try {
    for (const name of order.names) {
      signal?.throwIfAborted()
      const candidate = platform.candidates.find((one) => one.name === name)
      try {
        if (!candidate) throw new PassedOver('other-platform', { backend: name })
        const chosen = await take(candidate, platform, options, order.source)
        tried.push({ backend: name, outcome: 'chosen' })
        return { ...chosen, order: order.source, tried }
      } catch (error) {
        if (!(error instanceof PassedOver)) throw error
        tried.push(passedOver(name, error))
        if (candidate && error.reason === 'wrong-answers')
          retireEngine(candidate.engineName, before)
      }
    }
    throw nothingFound(order, tried)
  } catch (error) {
    await restoreEngine(before)
    throw error
  }
}

/** Drivers and addons fail in ways of their own: none of them ends the search. */
const load = async (candidate: Candidate): Promise<void> => {
  try {
    await candidate.load()
  } catch (cause) {
    if (cause instanceof PassedOver) throw cause
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new PassedOver('start-failed', { backend: candidate.name, message }, { cause })
  }
}

/** Loads, starts, looks at and verifies one engine; throws `PassedOver` where it cannot serve. */
const take = async (
  candidate: Candidate,
  platform: Platform,
  { verify = true, signal }: BindOptions,
  source: OrderSource,
): Promise<Chosen> => {
  await quietly(() => load(candidate))
  signal?.throwIfAborted()
  const engine = await startEngine(candidate.name, candidate.engineName)
  const { versions, ...inspection } = await candidate.inspect(engine)
  // Emulated, a GPU engine is far slower than the processor that emulates it.
  if (inspection.software && source === 'default')
    throw new PassedOver('emulated', { device: inspection.device })
  await registerGradients()
  let verifiedCases = 0
  if (verify && !candidate.isReference) {
    const reference = platform.candidates.find((one) => one.isReference)
    if (reference && !verified.has(engine)) {
      await quietly(() => reference.load())
      await verifyEngine(candidate.engineName, reference.engineName, signal)
      verified.add(engine)
    }
    verifiedCases = caseCount
  }
  return {
    backend: candidate.name,
    software: false,
    ...inspection,
    versions: { ...platform.versions(), tfjs: version_core, ...versions },
    verifiedCases,
  }
}

const passedOver = (backend: BackendName, { reason, details }: PassedOver): Attempt =>
  ({ backend, outcome: 'passed-over', reason, details }) as Attempt

const nothingFound = ({ source, names, allowed }: Order, tried: readonly Attempt[]) =>
  source === 'default'
    ? backendError('backend/none-left', { allowed, tried })
    : backendError('backend/unavailable', { asked: names, source, tried })
