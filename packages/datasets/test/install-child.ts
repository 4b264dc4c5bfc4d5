// Installs the tiny data set in a process of its own and prints its events as JSON lines.
import { argv, env, stdout } from 'node:process'
import { eventsOf } from '../src/events.js'
import { install } from '../src/install.js'
import { tinyDataset } from './tiny-dataset.js'

const [, , cacheDir = '', ...mirrors] = argv
const run = eventsOf((report, stop) =>
  install(tinyDataset({ mirrors }), { cacheDir, env, stallMs: 5000 }, report, stop),
)
for await (const event of run) stdout.write(`${JSON.stringify(event)}\n`)
