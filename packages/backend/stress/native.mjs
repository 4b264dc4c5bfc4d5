// Installs the real engine from the index that pip is set up with, interrupted once on the way, and
// trains with it on this Node and on others. Fetches 144 MB, and needs a C++ compiler and a build.
//
//   npm run stress -- --nodes 22,24 --keep FOLDER
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { installNative, nativeStatus, removeNative } from '@firstgrad/backend/native'

const { values } = parseArgs({
  options: { nodes: { type: 'string', default: '22,24' }, keep: { type: 'string' } },
})

const fail = (words) => {
  process.stderr.write(`${words}\n`)
  process.exit(1)
}
const say = (words) => process.stdout.write(`${words}\n`)

const cacheFolder = values.keep ?? mkdtempSync(join(tmpdir(), 'firstgrad-native-'))

/** Runs an installation; stops it once so many bytes have come. */
const run = async (stopAtBytes = Number.POSITIVE_INFINITY) => {
  const started = performance.now()
  let [first, last, done] = [undefined, 0, undefined]
  // The project of nobody: npm's packages come from the registry.
  for await (const event of installNative({ cacheFolder, cwd: tmpdir() })) {
    if (event.type === 'progress') {
      first ??= event.receivedBytes
      last = event.receivedBytes
      if (last > stopAtBytes) break
    }
    if (event.type === 'done') done = event
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  return { done, first: first ?? 0, last, seconds }
}

const stopped = await run(60e6)
if (!stopped.done) say(`stopped at ${(stopped.last / 1e6).toFixed(1)} MB`)
const whole = await run()
if (!whole.done) fail('the installation did not end')
if (!stopped.done && whole.first < stopped.last * 0.9)
  fail(`it began at ${whole.first} bytes, where ${stopped.last} were there`)
say(
  `went on from ${(whole.first / 1e6).toFixed(1)} MB, done after ${whole.seconds} s: ${whole.done.path}`,
)
const again = await run()
if (!again.done?.already) fail('the second installation was not done already')
say(`checked in ${again.seconds} s`)

const failures = []
for (const node of ['', ...values.nodes.split(',').filter(Boolean)]) {
  const train = join(import.meta.dirname, 'train.mjs')
  const [command, args] = node
    ? ['npx', ['-y', '-p', `node@${node}`, 'node', train]]
    : [process.execPath, [train]]
  const env = { ...process.env, FIRSTGRAD_CACHE: cacheFolder }
  const { stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8' })
  const result = stdout.startsWith('{') ? JSON.parse(stdout) : undefined
  const { report, first, last, apart } = result ?? {}
  const isRight = report?.verifiedCases === 32 && last < first / 4 && apart < 1e-2
  if (!isRight) failures.push(`node ${node || process.versions.node}: ${stdout}${stderr}`)
  if (result)
    say(
      `node ${result.node}: ${report.backend}, TensorFlow ${report.versions.tensorflow}, loss ` +
        `${first.toFixed(3)} to ${last.toFixed(3)}, at most ${apart.toExponential(1)} from cpu, ` +
        `${result.msPerStep.toFixed(1)} ms a step, ${result.residentMB.toFixed(0)} MB resident`,
    )
}

if (!values.keep) {
  await removeNative({ cacheFolder })
  if ((await nativeStatus({ cacheFolder })).length > 0) fail('something was left')
  rmSync(cacheFolder, { recursive: true, force: true })
}
if (failures.length > 0) fail(failures.join('\n'))
say('passed')
