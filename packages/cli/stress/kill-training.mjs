// Kills training runs with SIGKILL at random moments, resumes each from its checkpoint, and compares
// the final weights with those of a run that was never stopped.
// Usage: npm run stress -w packages/cli (after a build) [-- kills]
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decodeSafetensors } from '@firstgrad/core'

const kills = Number(process.argv[2] ?? 100)
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'firstgrad-stress-'))
const run = ['run', 'mnist', '--json', '--backend', 'cpu', '--limit', '320', '--epochs', '4']

/** Trains; is killed after `killAfterMs` where that is given. Resolves with the result or null. */
const train = (checkpoint, resume, killAfterMs) =>
  new Promise((resolve, reject) => {
    const flags = ['--test-limit', '50', '--checkpoint-every', '2', '--checkpoint', checkpoint]
    const child = spawn(process.execPath, [main, ...run, ...flags, ...(resume ? ['--resume'] : [])])
    const timer = killAfterMs && setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    let stdout = ''
    child.stdout.on('data', (data) => {
      stdout += data
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (signal === 'SIGKILL') return resolve(null)
      if (code !== 0) return reject(new Error(`ended with ${code}: ${stdout.slice(-500)}`))
      resolve(JSON.parse(stdout.trimEnd().split('\n').at(-1)))
    })
  })

/** True where a checkpoint lies that is whole; throws where it is not. */
const isSaved = (path) => {
  try {
    decodeSafetensors(readFileSync(path))
    return true
  } catch (error) {
    if (error.code === 'ENOENT') return false
    throw error
  }
}

try {
  const began = performance.now()
  const whole = await train(join(folder, 'whole'), false)
  const wholeMs = performance.now() - began
  console.log(
    `never stopped: ${(wholeMs / 1000).toFixed(1)} s, weights ${whole.card.weights.slice(0, 12)}`,
  )
  let [killed, finished, resumed] = [0, 0, 0]
  while (killed < kills) {
    const checkpoint = join(folder, `run-${finished}`)
    for (;;) {
      const saved = isSaved(checkpoint)
      if (saved) resumed++
      const last = killed >= kills
      const result = await train(
        checkpoint,
        saved,
        last ? undefined : 200 + Math.random() * wholeMs * 0.6,
      )
      if (!result) {
        killed++
        process.stdout.write(
          `\rkilled ${killed} of ${kills}, resumed ${resumed}, finished ${finished}`,
        )
        continue
      }
      finished++
      if (result.card.weights !== whole.card.weights) {
        throw new Error(`run ${finished} ended with other weights: ${result.card.weights}`)
      }
      break
    }
  }
  const left = readdirSync(folder).filter((name) => name.endsWith('.part'))
  console.log(
    `\n${killed} kills, ${resumed} resumes, ${finished} finished runs, all with the same weights`,
  )
  console.log(`unfinished files left behind: ${left.length}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
