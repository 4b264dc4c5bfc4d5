import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Runs vitest once, its words going straight to the terminal, and tells its counts as events.
 *
 * @param {string} root
 * @param {readonly string[]} projects names, for instance ['graph'] or ['!languages']
 * @returns {AsyncGenerator<import('../events.mjs').CheckEvent>}
 */
export async function* runVitest(root, projects) {
  const folder = mkdtempSync(join(tmpdir(), 'firstgrad-counts-'))
  const countsPath = join(folder, 'counts.json')
  try {
    const child = spawn(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--reporter=default',
        `--reporter=${join(root, 'scripts/testing/counting-reporter.mjs')}`,
        ...projects.map((project) => `--project=${project}`),
      ],
      {
        cwd: root,
        env: { ...process.env, FIRSTGRAD_COUNTS: countsPath },
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    )
    const exitCode = await new Promise((resolve) => child.on('close', resolve))
    yield* eventsOf(
      existsSync(countsPath) ? JSON.parse(readFileSync(countsPath, 'utf8')) : null,
      exitCode,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {any} counts
 * @param {number | null} exitCode
 * @returns {Generator<import('../events.mjs').CheckEvent>}
 */
function* eventsOf(counts, exitCode) {
  const details = 'see the output of vitest above'
  if (counts === null) {
    yield { type: 'failed', name: 'vitest', detail: `ended with ${exitCode} before it ran a test` }
    return
  }
  yield { type: 'passed', name: 'tests', count: counts.passed }
  for (const name of [...counts.failed, ...counts.broken])
    yield { type: 'failed', name, detail: details }
  if (counts.unhandled > 0)
    yield { type: 'failed', name: `${counts.unhandled} errors outside of tests`, detail: details }
  const told = counts.failed.length + counts.broken.length + counts.unhandled
  if (exitCode !== 0 && told === 0)
    yield { type: 'failed', name: 'vitest', detail: `ended with ${exitCode}; ${details}` }
  for (const { name, reason } of counts.skipped) yield { type: 'skipped', name, reason }
}
