import { writeFileSync } from 'node:fs'

/**
 * A reporter of vitest that writes down what `npm test` counts: beyond vitest's own JSON, why a
 * test was skipped.
 */
export default class CountingReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const inState = (/** @type {string} */ state) =>
      tests.filter((test) => test.result().state === state)
    const brokenModules = modules.filter((module) => module.errors().length > 0)
    writeFileSync(
      /** @type {string} */ (process.env.FIRSTGRAD_COUNTS),
      JSON.stringify({
        passed: inState('passed').length,
        failed: inState('failed').map(fullName),
        broken: brokenModules.map((module) => module.relativeModuleId),
        unhandled: unhandledErrors.length,
        skipped: inState('skipped').map((test) => ({
          name: fullName(test),
          reason: /** @type {{ note?: string }} */ (test.result()).note ?? '',
        })),
      }),
    )
  }
}

const fullName = (/** @type {import('vitest/node').TestCase} */ test) =>
  `${test.project.name} › ${test.fullName.replaceAll(' > ', ' › ')}`
