/**
 * What a stage tells, one event per check.
 *
 * @typedef {{ type: 'passed', name: string, count?: number }} Passed
 * @typedef {{ type: 'failed', name: string, detail: string, count?: number }} Failed
 * @typedef {{ type: 'skipped', name: string, reason: string }} Skipped
 * @typedef {Passed | Failed | Skipped} CheckEvent
 *
 * @typedef {object} Stage
 * @property {string} name as in `npm test -- <name>`
 * @property {string} title what it holds
 * @property {boolean} [needsBuild] whether it looks at what was built
 * @property {(context: Context) => AsyncGenerator<CheckEvent>} run
 *
 * @typedef {object} Context
 * @property {string} root
 * @property {readonly string[]} projects vitest projects asked for; empty for all
 * @property {import('./packing/workshop.mjs').Workshop} workshop packed tarballs, made when first needed
 */

/**
 * @param {string} name
 * @param {string} problems empty where all is well
 * @returns {CheckEvent}
 */
export const verdict = (name, problems) =>
  problems === '' ? { type: 'passed', name } : { type: 'failed', name, detail: problems }

/**
 * Runs a check whose failure is an exception.
 *
 * @param {string} name
 * @param {() => unknown} check
 * @returns {Promise<CheckEvent>}
 */
export const attempt = async (name, check) => {
  try {
    await check()
    return { type: 'passed', name }
  } catch (error) {
    return { type: 'failed', name, detail: error instanceof Error ? error.message : String(error) }
  }
}

/**
 * What several generators give at the same time, as it comes.
 *
 * @param {readonly AsyncGenerator<CheckEvent>[]} generators
 * @returns {AsyncGenerator<CheckEvent>}
 */
export const asTheyCome = async function* (generators) {
  const ask = async (/** @type {AsyncGenerator<CheckEvent>} */ generator) => ({
    generator,
    result: await generator.next(),
  })
  const asked = new Map(generators.map((generator) => [generator, ask(generator)]))
  while (asked.size > 0) {
    const { generator, result } = await Promise.race(asked.values())
    if (result.done) asked.delete(generator)
    else {
      asked.set(generator, ask(generator))
      yield result.value
    }
  }
}
