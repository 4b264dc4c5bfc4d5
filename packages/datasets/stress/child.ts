// One download in a process of its own, to be killed. Takes the definition as JSON.
import { readFileSync } from 'node:fs'
import { argv, env, stdout } from 'node:process'
import { cacheFolder } from '../src/cache/cache-folder.js'
import { datasetFolder } from '../src/cache/dataset-folder.js'
import { openIn } from '../src/content/open-bytes.js'
import type { DataFile, DataPackage } from '../src/definition.js'
import { eventsOf } from '../src/events.js'
import { install } from '../src/install.js'
import { mnist } from '../src/mnist/definition.js'

interface Plan {
  readonly cacheDir: string
  readonly files: readonly DataFile[]
  readonly dataPackage?: DataPackage
  readonly mirrors: readonly string[]
}

const { cacheDir, files, dataPackage, mirrors }: Plan = JSON.parse(readFileSync(argv[2]!, 'utf8'))
const definition = { info: mnist.info, read: mnist.read, files, mirrors }
const run = eventsOf((report, stop) =>
  install(
    dataPackage ? { ...definition, dataPackage } : definition,
    { cacheDir, env, cwd: cacheDir },
    report,
    stop,
  ),
)
for await (const event of run) stdout.write(`${JSON.stringify(event)}\n`)

const { path: folder } = datasetFolder(cacheFolder({ cacheDir }), mnist.info)
const slices = [{ split: 'train', start: 0, end: 60_000 }]
const train = await mnist.read({ open: openIn(folder), slices })
const sum = train.images.reduce((total, value) => total + value, 0)
stdout.write(`${JSON.stringify({ type: 'loaded', length: train.length, sum })}\n`)
