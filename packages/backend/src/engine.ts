import * as tf from '@tensorflow/tfjs-core'
import { backendError } from './errors.js'
import type { BackendName } from './names.js'
import { PassedOver } from './passed-over.js'
import { quietly } from './quiet.js'

/**
 * Starts a registered engine and makes it the current one.
 *
 * TensorFlow.js answers a failed start with `false` and stays where it was, or half way there; this
 * throws `PassedOver` with the first line of what it printed.
 */
export const startEngine = async (
  backend: BackendName,
  engineName: string,
): Promise<tf.KernelBackend> => {
  if (!tf.findBackendFactory(engineName))
    throw new PassedOver('start-failed', { backend, message: 'its package registered no engine' })
  const { result: started, lines } = await quietly(() => tf.setBackend(engineName))
  if (!started || tf.getBackend() !== engineName) {
    const message = lines.find((line) => !line.startsWith('Initialization of backend'))
    throw new PassedOver('start-failed', {
      backend,
      message: message?.split('\n', 1)[0] ?? 'TensorFlow.js gave no reason',
    })
  }
  const engine = tf.backend()
  requireOneCore(backend, engine)
  return engine
}

/** Two copies of tfjs-core in one program mix their tensors up; says so before they can. */
const requireOneCore = (backend: BackendName, engine: tf.KernelBackend): void => {
  const probe = tf.scalar(0)
  const made = probe.constructor
  probe.dispose()
  // The class, not `instanceof`: TensorFlow.js lets any copy's tensors pass that.
  if (made !== tf.Tensor || !(engine instanceof tf.KernelBackend))
    throw backendError('backend/two-cores', { backend, version: tf.version_core })
}

/** The current engine and how to come back to it. */
export interface EngineState {
  readonly name: string | undefined
  /** The engines that were running already; those are never shut down. */
  readonly running: ReadonlySet<string>
}

export const rememberEngine = (): EngineState => ({
  // Declared a string, but undefined before the first engine is set.
  name: (tf.getBackend() as string | undefined | null) ?? undefined,
  running: new Set(Object.keys(tf.engine().registry)),
})

/**
 * Shuts an engine down, keeping it registered below all others, so that TensorFlow.js does not
 * choose it by itself but a later `bind` can start it afresh.
 */
export const retireEngine = (engineName: string, before: EngineState): void => {
  const factory = tf.findBackendFactory(engineName)
  if (!factory || before.running.has(engineName)) return
  tf.removeBackend(engineName)
  tf.registerBackend(engineName, factory, 0)
}

/** Makes the engine current again that was so before, or none if there was none. */
export const restoreEngine = async (before: EngineState): Promise<void> => {
  const now = rememberEngine().name
  if (now === before.name) return
  if (before.name !== undefined) {
    await quietly(() => tf.setBackend(before.name!))
  } else if (now !== undefined) {
    retireEngine(now, before)
  }
}
