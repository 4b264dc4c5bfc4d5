/** A line for the reader. */
export const write = (/** @type {string} */ line) => {
  process.stdout.write(`${line}\n`)
}

/**
 * Runs one stage to its end, telling failures as they come.
 *
 * @param {import('./events.mjs').Stage} stage
 * @param {import('./events.mjs').Context} context
 * @param {(line: string) => void} [tell]
 */
export const runStage = async (stage, context, tell = write) => {
  tell(`\n── ${stage.name}: ${stage.title}`)
  const beganMs = Date.now()
  let passed = 0
  /** @type {string[]} */
  const failed = []
  /** @type {import('./events.mjs').Skipped[]} */
  const skipped = []
  try {
    for await (const event of stage.run(context)) {
      if (event.type === 'passed') {
        passed += event.count ?? 1
        if (event.count === undefined) tell(`   ✓ ${event.name}`)
      } else if (event.type === 'failed') {
        failed.push(`${stage.name}: ${event.name}`)
        tell(`   ✗ ${event.name}\n${event.detail.replace(/^/gm, '       ')}`)
      } else {
        skipped.push(event)
      }
    }
  } catch (error) {
    failed.push(`${stage.name}: could not be run`)
    tell(`   ✗ could not be run\n${error instanceof Error ? error.stack : error}`)
  }
  const seconds = (Date.now() - beganMs) / 1000
  tell(
    `   ${passed} passed, ${failed.length} failed, ${skipped.length} skipped in ${seconds.toFixed(1)} s`,
  )
  return { name: stage.name, seconds, passed, failed, skipped }
}

/**
 * Runs a stage beside another one: what it tells comes in one piece, at its end.
 *
 * @param {import('./events.mjs').Stage} stage
 * @param {import('./events.mjs').Context} context
 */
export const runAside = async (stage, context) => {
  write(`   … ${stage.name} begins`)
  /** @type {string[]} */
  const lines = []
  const result = await runStage(stage, context, (line) => lines.push(line))
  write(lines.join('\n'))
  return result
}

/**
 * One line for each reason and group of tests: sixty tests that miss one library are one line.
 *
 * @param {readonly import('./events.mjs').Skipped[]} skipped
 */
const tellSkipped = (skipped) => {
  /** @type {Map<string, { first: string, reason: string, count: number }>} */
  const groups = new Map()
  for (const { name, reason } of skipped) {
    const group = name.split(' › ').slice(0, 2).join(' › ')
    const key = `${group}\n${reason}`
    const { count } = groups.get(key) ?? { count: 0 }
    groups.set(key, { first: count === 0 ? name : group, reason, count: count + 1 })
  }
  return [...groups.values()].map(
    ({ first, reason, count }) =>
      `${first}${count > 1 ? ` (${count} tests)` : ''}: ${reason || 'no reason given'}`,
  )
}

/**
 * Tells the whole, its last line `N passed, N failed` alone.
 *
 * @param {readonly Awaited<ReturnType<typeof runStage>>[]} results
 * @returns {number} the exit code
 */
export const summarise = (results) => {
  const skipped = results.flatMap((result) => result.skipped)
  const failed = results.flatMap((result) => result.failed)
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0)
  write(
    `\n── all: ${results.map((result) => `${result.name} ${result.seconds.toFixed(0)} s`).join(', ')}`,
  )
  write(`   ${seconds.toFixed(0)} s of work`)
  if (skipped.length > 0) write(`\nSkipped here (${skipped.length}):`)
  for (const line of tellSkipped(skipped)) write(`   - ${line}`)
  if (failed.length > 0) write(`\nFailed (${failed.length}):`)
  for (const name of failed) write(`   ✗ ${name}`)
  write(`\n${passed} passed, ${failed.length} failed`)
  return failed.length === 0 ? 0 : 1
}
