// Kills a download with SIGKILL at random moments, again and again, and looks at the cache each time:
// whatever has the name of a data file must be that file, byte for byte. The files are the real ones
// of MNIST, served slowly from this machine, in turn as compressed files (which are gone on with) and
// as the tarball of a package.
//
//   npm run stress -- --times 100 --seed 1
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { generate } from 'selfsigned'
import { create } from 'tar'

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
  },
})
const times = Number(values.times)
const generator = xoroshiro128plus(Number(values.seed))
const draw = (below) => uniformInt(generator, 0, below - 1)

const root = join(import.meta.dirname, '..')
const scratch = mkdtempSync(join(tmpdir(), 'firstgrad-kill-'))
const bundle = async (entry, name) => {
  const folder = join(root, 'node_modules', '.cache', 'firstgrad-stress')
  mkdirSync(folder, { recursive: true })
  const outfile = join(folder, name)
  await build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@firstgrad/source'],
    external: ['pacote', 'proper-lockfile', 'pure-rand', 'make-fetch-happen', 'tar', '@npmcli/*'],
    logLevel: 'silent',
  })
  return outfile
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

// The real files, from the user's own cache or registry.
const { download } = await import(await bundle('src/index.ts', 'index.mjs'))
let source = ''
for await (const event of download('mnist')) if (event.type === 'done') source = event.path
const names = readdirSync(source).filter((name) => !name.startsWith('.'))
const contents = Object.fromEntries(names.map((name) => [name, readFileSync(join(source, name))]))
const gzipped = Object.fromEntries(
  names.map((name) => [`${name}.gz`, gzipSync(contents[name], { level: 1 })]),
)
const files = names.map((name) => {
  const gzip = gzipped[`${name}.gz`]
  return {
    name,
    bytes: contents[name].length,
    sha256: sha256(contents[name]),
    gzip: { bytes: gzip.length, sha256: sha256(gzip) },
  }
})

const packageFolder = join(scratch, 'package')
mkdirSync(join(packageFolder, 'data'), { recursive: true })
writeFileSync(join(packageFolder, 'package.json'), '{}')
for (const name of names) writeFileSync(join(packageFolder, 'data', name), contents[name])
const tarballPath = join(scratch, 'digits.tgz')
await create({ gzip: { level: 1 }, file: tarballPath, cwd: scratch }, ['package'])
const tarball = readFileSync(tarballPath)
const dataPackage = {
  name: 'digits',
  version: '1.0.0',
  integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
  tarballBytes: tarball.length,
  folder: 'data',
}

let sentBytes = 0
let resumed = 0
const sendSlowly = async (response, bytes) => {
  for (let start = 0; start < bytes.length && !response.destroyed; start += 2 ** 17) {
    const piece = bytes.subarray(start, start + 2 ** 17)
    sentBytes += piece.length
    response.write(piece)
    await wait(8)
  }
  response.end()
}

const pems = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
  keySize: 2048,
  extensions: [
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
  ],
})
const cafile = join(scratch, 'ca.pem')
writeFileSync(cafile, pems.cert)
const mirror = createHttps({ key: pems.private, cert: pems.cert }, (request, response) => {
  const bytes = gzipped[request.url.slice(1)]
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
  if (start > 0) resumed += 1
  const headers = { 'content-length': bytes.length - start }
  if (start > 0) headers['content-range'] = `bytes ${start}-${bytes.length - 1}/${bytes.length}`
  response.writeHead(start > 0 ? 206 : 200, headers)
  void sendSlowly(response, bytes.subarray(start))
})
const registry = createHttp((request, response) => {
  if (request.url.endsWith('.tgz')) {
    response.writeHead(200, { 'content-length': tarball.length })
    void sendSlowly(response, tarball)
    return
  }
  const dist = {
    tarball: `http://${request.headers.host}/digits/-/digits-1.0.0.tgz`,
    integrity: dataPackage.integrity,
  }
  const versions = { '1.0.0': { name: 'digits', version: '1.0.0', dist } }
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ name: 'digits', 'dist-tags': { latest: '1.0.0' }, versions }))
})
const listen = async (server) => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server.address().port
}
const mirrorUrl = `https://127.0.0.1:${await listen(mirror)}/`
const registryUrl = `http://127.0.0.1:${await listen(registry)}/`

const cacheDir = join(scratch, 'cache')
mkdirSync(cacheDir)
const folder = join(cacheDir, 'mnist', '1.0.0')
const plans = {
  mirror: { cacheDir, files, mirrors: [mirrorUrl] },
  registry: { cacheDir, files, mirrors: [], dataPackage },
}
for (const [name, plan] of Object.entries(plans)) {
  writeFileSync(join(scratch, `${name}.json`), JSON.stringify(plan))
}
const child = await bundle('stress/child.ts', 'child.mjs')
const start = (way) => {
  const env = {
    PATH: process.env.PATH,
    HOME: scratch,
    npm_config_cafile: cafile,
    npm_config_registry: registryUrl,
  }
  const running = spawn(process.execPath, [child, join(scratch, `${way}.json`)], { env })
  let output = ''
  let errors = ''
  running.stdout.on('data', (text) => (output += text))
  running.stderr.on('data', (text) => (errors += text))
  const ended = new Promise((resolve) => {
    running.on('close', (code, signal) => resolve({ code, signal, output, errors }))
  })
  return { running, ended }
}

/** What is wrong with the cache; nothing, if all is well. */
const faults = () => {
  if (!existsSync(folder)) return []
  const known = new Set([...names, '.partial', '.lock', '.lock-owner.json', '.lock-takeover.lock'])
  return readdirSync(folder).flatMap((name) => {
    if (!known.has(name)) return [`unknown entry ${name}`]
    if (!names.includes(name)) return []
    return readFileSync(join(folder, name)).equals(contents[name]) ? [] : [`${name} is damaged`]
  })
}

/** Runs to the end, checks what was loaded, and tells how long the download took. */
const finish = async (way) => {
  const began = performance.now()
  const { running, ended } = start(way)
  let doneMs = 0
  running.stdout.on('data', (text) => {
    if (String(text).includes('"done"')) doneMs = performance.now() - began
  })
  const { code, output, errors } = await ended
  const last = JSON.parse(output.trim().split('\n').at(-1) || 'null')
  const right = code === 0 && last?.type === 'loaded' && last.sum === 1_567_298_545
  if (!right || faults().length > 0) throw new Error(`the load went wrong: ${errors || output}`)
  return doneMs
}

const summary = { kills: 0, finishedFirst: 0, killedWith: {}, faults: [], partsOfCache: {} }
try {
  const fullMs = {}
  for (const way of ['mirror', 'registry']) {
    fullMs[way] = await finish(way)
    rmSync(folder, { recursive: true })
  }
  const beganMs = performance.now()
  const sentBefore = sentBytes
  while (summary.kills < times) {
    // More often the mirror, whose downloads are gone on with.
    const way = ['mirror', 'mirror', 'registry'][draw(3)]
    const { running, ended } = start(way)
    await wait(draw(Math.ceil(fullMs[way] * 1.05)))
    running.kill('SIGKILL')
    const { signal, code, output, errors } = await ended
    if (signal !== 'SIGKILL') {
      if (code !== 0) throw new Error(errors)
      summary.finishedFirst += 1
    } else {
      summary.kills += 1
      const last = output.trim().split('\n').at(-1)
      const event = last ? JSON.parse(last).type : 'nothing yet'
      summary.killedWith[event] = (summary.killedWith[event] ?? 0) + 1
    }
    summary.faults.push(...faults())
    const whole = existsSync(folder)
      ? readdirSync(folder).filter((name) => names.includes(name))
      : []
    const state = `${whole.length} of 4 files`
    summary.partsOfCache[state] = (summary.partsOfCache[state] ?? 0) + 1
    // A whole cache would end the test: most of the time begin anew, sometimes lose one file.
    if (whole.length === 4) {
      const lost = draw(3) === 0 ? [names[draw(4)]] : names
      for (const name of lost) rmSync(join(folder, name))
    }
    process.stderr.write(`\r${summary.kills} of ${times} kills, ${summary.faults.length} faults `)
  }
  process.stderr.write('\n')
  const killingMs = performance.now() - beganMs
  const finalMs = await finish('mirror')
  const left = readdirSync(folder)
    .filter((name) => name.startsWith('.'))
    .sort()
  const result = {
    type: 'result',
    seed: Number(values.seed),
    ...summary,
    resumedRequests: resumed,
    sentMegabytes: Math.round((sentBytes - sentBefore) / 1e6),
    fullDownloadMs: Object.fromEntries(
      Object.entries(fullMs).map(([way, ms]) => [way, Math.round(ms)]),
    ),
    killingSeconds: Math.round(killingMs / 1000),
    finalDownloadMs: Math.round(finalMs),
    finalLoadIsRight: true,
    leftAfterwards: left,
  }
  console.log(JSON.stringify(result, null, 2))
  if (summary.faults.length > 0 || left.length > 0) process.exitCode = 1
} finally {
  mirror.closeAllConnections()
  registry.closeAllConnections()
  mirror.close()
  registry.close()
  rmSync(scratch, { recursive: true, force: true })
}
