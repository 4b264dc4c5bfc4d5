import { Absent } from '../runner/absent.mjs'
import { startEngine } from './engines.mjs'

/**
 * A work of `works/` on an engine of TensorFlow.js.
 *
 * @param {{ work: string, engine: import('./engines.mjs').Engine, part?: object }} argument
 * @returns {Promise<() => unknown>}
 */
export const prepare = async ({ work, engine, ...options }) => {
  await startEngine(engine)
  const { prepare: prepareWork } = await import(`./works/${work}.mjs`)
  try {
    return await prepareWork(options)
  } catch (error) {
    const kernel = /Kernel '(\w+)' not registered/.exec(String(error))?.[1]
    // What ours lacks is a failure; what another lacks is told.
    if (!kernel || engine.name === 'ours') throw error
    throw new Absent(`it has no ${kernel}, so it cannot do this work`)
  }
}
