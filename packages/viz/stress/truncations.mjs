// Cuts an event file off at random places, and kills processes that write one with SIGKILL at random
// moments. Each time the reader must give every whole record as it was written, tell what is lost and
// not throw; a killed process may lose only what it had not flushed.
//
//   node stress/truncations.mjs --times 10000 --kills 50 --seed 1
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import fc from 'fast-check'
import { eventReader, eventWriter } from './built.mjs'
import { valueAt } from './child.mjs'

const { values: options } = parseArgs({
  options: {
    times: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
  },
})
const [times, kills, seed] = [options.times, options.kills, options.seed].map(Number)
const draw = (count, most) => fc.sample(fc.noBias(fc.nat(most)), { seed, numRuns: count })

const scratch = mkdtempSync(join(tmpdir(), 'firstgrad-truncations-'))
const faults = []
const progress = (text) => process.stderr.write(`\r${text}, ${faults.length} faults `)

const read = async (path) => {
  const reader = eventReader(path)
  const events = []
  for await (const event of reader) events.push(event)
  return { events, ending: reader.ending }
}

/** Where records end, by their lengths alone: what the reader tells is compared with it. */
const endsOf = (bytes) => {
  const ends = []
  for (let at = 0; at + 12 <= bytes.length; ) {
    at += 16 + Number(bytes.readBigUInt64LE(at))
    if (at > bytes.length) break
    ends.push(at)
  }
  return ends
}

/** What `ending` must be of a file with records up to these places, and so many bytes. */
const endingOf = (ends, size) => {
  const at = ends.at(-1) ?? 0
  if (at === size) return { whole: true, events: ends.length }
  return { whole: false, events: ends.length, at, lostBytes: size - at, why: 'cut-off' }
}

/** One of everything, some with kilobytes and most with few bytes. */
const writeAll = async () => {
  const writer = await eventWriter(join(scratch, 'whole'))
  writer.graph(Uint8Array.of(10, 0))
  writer.hparams({ rate: 0.1, name: '名', deep: false }, { metrics: ['loss'] })
  for (let step = 0; step < 12; step++) {
    writer.scalar('loss', step === 5 ? Number.NaN : 1 / (1 + step), { step })
    writer.text('words', `第${step}步`.repeat(step), { step })
    const numbers = Float64Array.from({ length: 50 }, (_, i) => Math.sin(i * step))
    writer.histogram('weights', numbers, { step, buckets: 1 + 2 * step })
    const size = { width: 3, height: step + 1, channels: 1 }
    writer.image('picture', { data: new Uint8Array(3 * (step + 1)).fill(step), ...size }, { step })
  }
  writer.prCurve('cats', [1, 0, 1], [0.9, 0.2, 0.4], { thresholds: 50 })
  writer.finish('success')
  await writer.close()
  return writer.path
}

const truncations = async () => {
  const bytes = readFileSync(await writeAll())
  const path = join(scratch, 'cut')
  writeFileSync(path, bytes)
  const { events, ending } = await read(path)
  const ends = endsOf(bytes)
  if (!ending.whole || ends.length !== events.length) faults.push({ fault: 'not whole at first' })
  let atEnds = 0
  const done = new Set()
  for (const [i, length] of draw(times, bytes.length).entries()) {
    if (statSync(path).size < length) writeFileSync(path, bytes)
    truncateSync(path, length)
    const whole = ends.filter((end) => end <= length)
    if (length === (whole.at(-1) ?? 0)) atEnds++
    done.add(length)
    try {
      const cut = await read(path)
      const same = isDeepStrictEqual(cut.events, events.slice(0, whole.length))
      const told = isDeepStrictEqual(cut.ending, endingOf(whole, length))
      if (!same || !told) faults.push({ length, same, ending: cut.ending })
    } catch (error) {
      faults.push({ length, error: String(error) })
    }
    if (i % 100 === 99) progress(`${i + 1} of ${times} truncations`)
  }
  process.stderr.write('\n')
  return {
    truncations: times,
    bytes: bytes.length,
    records: events.length,
    placesCut: done.size,
    betweenRecords: atEnds,
  }
}

/** The worst moment: a large record has begun to be in the file. Without a pause, to be in time. */
const untilItGrows = (path) => {
  const { size } = statSync(path)
  const until = performance.now() + 5000
  while (statSync(path).size === size && performance.now() < until);
}

/** Starts a process that writes, kills it so long after it began to, and looks at its file. */
const kill = async (name, way, afterMs) => {
  const folder = join(scratch, name)
  const script = join(import.meta.dirname, 'child.mjs')
  const child = spawn(process.execPath, [script, folder, way], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const ended = new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)))
  await new Promise((resolve) => {
    child.stdout.on('data', (text) => {
      said += text
      resolve()
    })
    child.on('close', resolve)
  })
  await wait(afterMs)
  if (way === 'floods') untilItGrows(JSON.parse(said.split('\n')[0]).path)
  child.kill('SIGKILL')
  if ((await ended) !== 'SIGKILL') throw new Error('the writing process ended by itself')

  const [{ path }, ...progressed] = said
    .slice(0, said.lastIndexOf('\n'))
    .split('\n')
    .map((line) => JSON.parse(line))
  const flushed = progressed.at(-1)?.steps ?? 0
  const bytes = readFileSync(path)
  try {
    const { events, ending } = await read(path)
    const told = isDeepStrictEqual(ending, endingOf(endsOf(bytes), bytes.length))
    // The first record has the version of the file.
    const steps = events.slice(1)
    const right = steps.every(({ step, values }, i) => {
      return step === i && isDeepStrictEqual(values, [valueAt(i, way)])
    })
    if (!told || !right || steps.length < flushed) {
      faults.push({ way, afterMs, flushed, read: steps.length, right, ending })
    }
    rmSync(folder, { recursive: true })
    return { steps: steps.length, flushed, cutOff: !ending.whole }
  } catch (error) {
    faults.push({ way, afterMs, error: String(error) })
    return { steps: 0, flushed, cutOff: false }
  }
}

const killed = async () => {
  // One in five is left to write by itself, at the same time as the others of its kind; of the rest,
  // one in four writes large records.
  const waiting = Math.floor(kills / 5)
  const delays = draw(kills, 1000)
  const results = await Promise.all(
    delays.slice(0, waiting).map((ms, i) => kill(`waits-${i}`, 'waits', 3000 + ms)),
  )
  for (const [i, ms] of delays.slice(waiting).entries()) {
    const way = i % 4 === 3 ? 'floods' : 'flushes'
    results.push(await kill(`${way}-${i}`, way, ms / 5))
    progress(`${results.length} of ${kills} kills`)
  }
  process.stderr.write('\n')
  const sum = (key) => results.reduce((total, result) => total + Number(result[key]), 0)
  return {
    kills,
    stepsRead: sum('steps'),
    stepsThatHadToBe: sum('flushed'),
    filesCutOff: sum('cutOff'),
  }
}

try {
  const began = performance.now()
  const result = { ...(await truncations()), ...(await killed()) }
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(JSON.stringify({ stress: 'truncations', seed, ...result, seconds, faults }, null, 2))
  if (faults.length > 0) process.exitCode = 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
