// Damages real files at random and gives them to each parser, as built into ../dist: each case must
// end soon, with a whole result or an error of this package. Run `npm run build` first.
//
//   node stress/fuzz.mjs --cases 10000 --seed 1
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { crc32 } from 'node:zlib'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import * as datasets from '../dist/index.js'

const slowMs = 5000
const hungMs = 60_000

const source = join(import.meta.dirname, '..', 'src')
const reference = (path) => JSON.parse(readFileSync(join(source, path), 'utf8'))
const bytesOf = (base64) => new Uint8Array(Buffer.from(base64, 'base64'))
const utf8 = (text) => new TextEncoder().encode(text)

const check = (isRight, words) => {
  if (!isRight) throw new Error(`the result is wrong: ${words}`)
}
const checkArray = ({ shape, data }) =>
  check(data.length === shape.reduce((product, size) => product * size, 1), 'length of the array')
const pieces = (bytes, draw) => {
  const parts = []
  for (let at = 0; at < bytes.length; ) {
    const size = 1 + draw(30)
    parts.push(bytes.subarray(at, at + size))
    at += size
  }
  return parts
}
/** A damaged PNG with right checksums, so that what lies behind them is tried too. */
const mended = (bytes) => {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (let at = 8; at + 12 <= copy.length; ) {
    const end = at + 12 + view.getUint32(at)
    if (end > copy.length) break
    view.setUint32(end - 4, crc32(copy.subarray(at + 4, end - 4)))
    at = end
  }
  return copy
}
const codeOf = async (work) => {
  try {
    await work()
    return 'none'
  } catch (error) {
    if (String(error?.code).startsWith('datasets/') && error.details && error.message)
      return error.code
    throw error
  }
}

const csv = () => [
  utf8('\uFEFFname,"size ""m""",is open\r\n"Paris,\nFR",105.4,true\r\n\r\nRome,,FALSE\r\n'),
  utf8('a;b\n1;2\n3;4\n'),
]
const jsonl = () => [utf8('{"text":"gut ✓","label":1}\r\n\n[1,2.5,null]\n"x"')]
const npy = () => reference('formats/npy.reference.json')

/** Each parser: real files, and what must hold for any bytes. */
const parsers = {
  idx: {
    files: () => [Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6)],
    parse: (bytes) => checkArray(datasets.parseIdx(bytes, { limitBytes: 1e6 })),
  },
  parseCsv: {
    files: csv,
    parse: (bytes) => {
      const table = datasets.parseCsv(bytes, { limitRowBytes: 1000 })
      for (const { values } of table.columns) check(values.length === table.length, 'column')
    },
  },
  csvRows: {
    files: csv,
    parse: async (bytes, draw) => {
      const options = { header: false, missing: [], delimiter: ',;'[draw(2)] }
      let rows = 0
      const streamed = await codeOf(async () => {
        for await (const _ of datasets.csvRows(pieces(bytes, draw), options)) rows += 1
      })
      const whole = await codeOf(() => {
        check(datasets.parseCsv(bytes, options).length === rows, 'rows of the stream')
      })
      check(whole === streamed, `${whole} whole, ${streamed} as a stream`)
      return whole
    },
  },
  parseJsonl: {
    files: jsonl,
    parse: (bytes) => check(Array.isArray(datasets.parseJsonl(bytes)), 'no list'),
  },
  jsonlRows: {
    files: jsonl,
    parse: async (bytes, draw) => {
      const rows = []
      const streamed = await codeOf(async () => {
        for await (const row of datasets.jsonlRows(pieces(bytes, draw))) rows.push(row)
      })
      const whole = await codeOf(() => {
        const all = datasets.parseJsonl(bytes)
        check(JSON.stringify(all) === JSON.stringify(rows), 'rows of the stream')
      })
      check(whole === streamed, `${whole} whole, ${streamed} as a stream`)
      return whole
    },
  },
  parseNpy: {
    files: () => [
      ...npy().cases.map(({ file }) => bytesOf(file)),
      ...Object.values(npy().refused).map(bytesOf),
    ],
    parse: (bytes) => checkArray(datasets.parseNpy(bytes, { limitBytes: 1e6 })),
  },
  parseNpz: {
    files: () => [npy().npz.stored, npy().npz.compressed].map(bytesOf),
    parse: (bytes) => {
      const arrays = datasets.parseNpz(bytes, { limitBytes: 1e6 })
      for (const array of arrays.values()) checkArray(array)
      check(arrays.size === 3, 'arrays are missing')
    },
  },
  parseWav: {
    files: () => reference('formats/wav.reference.json').cases.map(({ file }) => bytesOf(file)),
    parse: (bytes) => {
      const sound = datasets.parseWav(bytes)
      check(sound.data.length === sound.length * sound.channels, 'length of the sound')
      check(datasets.wavSamples(sound).length === sound.data.length, 'samples')
    },
  },
}
for (const kind of ['png', 'jpeg']) {
  parsers[`imageFolder, ${kind}`] = {
    files: () => reference('folders/images.reference.json')[kind].map(({ file }) => bytesOf(file)),
    folder: 'x.png',
    parse: async (bytes, draw, { path, dir }) => {
      writeFileSync(path, kind === 'png' && draw(4) > 0 ? mended(bytes) : bytes)
      const size = draw(2) === 0 ? { size: [3, 5] } : {}
      const folder = await datasets.imageFolder(dir, { ...size, limitPixels: 1e6 })
      const { image, shape } = await folder.read(0)
      checkArray({ shape, data: image })
    },
  }
}

const damage = (files, draw) => {
  const file = files[draw(files.length)]
  if (draw(10) === 0) return Uint8Array.from({ length: draw(300) }, () => draw(256))
  let bytes = file.slice()
  for (let times = draw(4); times >= 0; times--) {
    const at = draw(bytes.length + 1)
    const way = draw(6)
    if (way < 2 && at < bytes.length) bytes[at] ^= 1 << draw(8)
    else if (way === 2 && at < bytes.length) bytes[at] = [0, 255, 127, 128, 10, 34][draw(6)]
    else if (way === 3) bytes = bytes.slice(0, at)
    // A piece of any file in place of as many bytes, or between them.
    else {
      const other = files[draw(files.length)]
      const from = draw(other.length)
      const piece = other.subarray(from, from + 1 + draw(40))
      const rest = bytes.subarray(way === 4 ? Math.min(bytes.length, at + piece.length) : at)
      bytes = Uint8Array.from([...bytes.subarray(0, at), ...piece, ...rest])
    }
  }
  return bytes
}

const runWorker = async () => {
  const { name, cases, seed } = workerData
  const generator = xoroshiro128plus(seed)
  const draw = (below) => (below < 1 ? 0 : uniformInt(generator, 0, below - 1))
  const { files: make, parse, folder } = parsers[name]
  const files = make()
  const dir = mkdtempSync(join(tmpdir(), 'firstgrad-fuzz-'))
  if (folder) mkdirSync(join(dir, 'class'))
  const place = { dir, path: join(dir, 'class', folder ?? '') }
  const codes = {}
  let slowest = 0
  try {
    for (let index = 0; index < cases; index++) {
      const bytes = damage(files, draw)
      parentPort.postMessage({ type: 'case', index, file: Buffer.from(bytes).toString('base64') })
      const began = performance.now()
      let code = 'none'
      try {
        code = await codeOf(async () => {
          const inner = await parse(bytes, draw, place)
          if (inner !== undefined && inner !== 'none') code = inner
        }).then((outer) => (outer === 'none' ? code : outer))
      } catch (error) {
        parentPort.postMessage({ type: 'fault', index, words: String(error?.stack ?? error) })
        code = 'FAULT'
      }
      const ms = performance.now() - began
      slowest = Math.max(slowest, ms)
      if (ms > slowMs) parentPort.postMessage({ type: 'fault', index, words: `took ${ms} ms` })
      codes[code] = (codes[code] ?? 0) + 1
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
  parentPort.postMessage({ type: 'done', codes, slowestMs: Math.round(slowest) })
}

const fuzz = (name, cases, seed) =>
  new Promise((resolve) => {
    // A parser that takes memory without bound ends its worker, which is a fault as well.
    const options = {
      workerData: { name, cases, seed },
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    }
    const worker = new Worker(new URL(import.meta.url), options)
    const faults = []
    let last = { index: -1, file: '' }
    let done
    let watch
    const fault = (index, words) =>
      faults.push({ parser: name, seed, case: index, words, file: last.file })
    const alive = () => {
      clearTimeout(watch)
      watch = setTimeout(() => {
        fault(last.index, `no answer for ${hungMs} ms`)
        void worker.terminate()
      }, hungMs)
    }
    alive()
    worker.on('message', (message) => {
      alive()
      if (message.type === 'case') last = message
      if (message.type === 'fault') fault(message.index, message.words)
      if (message.type === 'done') done = message
    })
    worker.on('error', (error) => fault(last.index, String(error)))
    worker.on('exit', () => {
      clearTimeout(watch)
      if (!done && faults.length === 0) fault(last.index, 'the worker ended early')
      resolve({ faults, codes: done?.codes, slowestMs: done?.slowestMs })
    })
  })

if (isMainThread) {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
    },
  })
  const began = performance.now()
  const summary = {}
  const faults = []
  for (const name of Object.keys(parsers)) {
    const result = await fuzz(name, Number(values.cases), Number(values.seed))
    faults.push(...result.faults)
    summary[name] = {
      faults: result.faults.length,
      slowestMs: result.slowestMs,
      codes: result.codes,
    }
    process.stderr.write(`${name}: ${result.faults.length} faults\n`)
  }
  console.log(
    JSON.stringify(
      {
        type: 'result',
        seed: Number(values.seed),
        casesEach: Number(values.cases),
        seconds: Math.round((performance.now() - began) / 1000),
        parsers: summary,
        faults: faults.slice(0, 20),
      },
      null,
      2,
    ),
  )
  if (faults.length > 0) process.exitCode = 1
} else {
  await runWorker()
}
