// How many scalars are written in a second, until the file is closed, and how many are read: 100,000
// and 200,000 at least, on a machine that does nothing else. The middle of several rounds counts.
//
//   node stress/scalars.mjs --scalars 200000 --rounds 7
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { eventReader, eventWriter } from './built.mjs'

const leastPerSecond = 100_000
const leastReadPerSecond = 200_000

const { values } = parseArgs({
  options: {
    scalars: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '7' },
  },
})
const [scalars, rounds] = [values.scalars, values.rounds].map(Number)
const scratch = mkdtempSync(join(tmpdir(), 'firstgrad-scalars-'))
const faults = []

const perSecondSince = (began) => Math.round((1000 * scalars) / (performance.now() - began))
const middle = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]

const write = async (name) => {
  const began = performance.now()
  const writer = await eventWriter(join(scratch, name))
  for (let step = 0; step < scalars; step++) writer.scalar('loss', 1 / (1 + step), { step })
  await writer.close()
  return { perSecond: perSecondSince(began), path: writer.path }
}

/** All of them must be in the file. */
const read = async (path) => {
  const began = performance.now()
  let next = -1
  const reader = eventReader(path)
  for await (const { step, values } of reader) {
    const value = values[0]?.value
    if (next >= 0 && (step !== next || value !== Math.fround(1 / (1 + step)))) {
      faults.push({ step, value, expected: next })
      break
    }
    next++
  }
  if (!reader.ending?.whole || next !== scalars) faults.push({ read: next, ending: reader.ending })
  return perSecondSince(began)
}

try {
  const written = []
  const readAgain = []
  let last = ''
  for (let i = 0; i < rounds; i++) {
    const { perSecond, path } = await write(`round-${i}`)
    written.push(perSecond)
    last = path
  }
  for (let i = 0; i < rounds; i++) readAgain.push(await read(last))
  const bytesPerScalar = Math.round(readFileSync(last).length / scalars)
  const perSecond = middle(written)
  const readPerSecond = middle(readAgain)
  if (perSecond < leastPerSecond) faults.push({ perSecond, leastPerSecond })
  if (readPerSecond < leastReadPerSecond) faults.push({ readPerSecond, leastReadPerSecond })
  const result = {
    stress: 'scalars',
    perSecond,
    readPerSecond,
    rounds: { written, read: readAgain },
    scalars,
    bytesPerScalar,
    faults,
  }
  console.log(JSON.stringify(result, null, 2))
  if (faults.length > 0) process.exitCode = 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
