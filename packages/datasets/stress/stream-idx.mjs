// Streams an IDX file of 4 GB through shuffle, batch and prefetch, and looks at the memory that it took.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const dist = new URL('../dist/index.js', import.meta.url)
const items = 5_500_000
const limitMB = 300

if (!existsSync(dist)) {
  process.stderr.write('There is no dist: run `npm run build` first.\n')
  process.exit(2)
}

if (process.argv[2]) {
  const { idxItems } = await import(dist.href)
  const data = await idxItems({ image: process.argv[2] })
  const began = performance.now()
  let count = 0
  for await (const { image } of data.shuffle({ seed: 7, buffer: 10_000 }).batch(256).prefetch(2)) {
    count += image.length / 784
  }
  const seconds = (performance.now() - began) / 1000
  const { maxRSS } = process.resourceUsage()
  process.stdout.write(JSON.stringify({ count, seconds, maxMB: maxRSS / 1024 }))
} else {
  const folder = mkdtempSync(join(tmpdir(), 'firstgrad-stream-'))
  try {
    const path = join(folder, 'images-idx3-ubyte')
    const file = openSync(path, 'w')
    const header = Buffer.from([0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28])
    header.writeUInt32BE(items, 4)
    writeSync(file, header)
    // The file system keeps a hole, not four gigabytes of zeros.
    truncateSync(path, header.length + items * 784)
    const args = ['--max-old-space-size=128', fileURLToPath(import.meta.url), path]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    const { count, seconds, maxMB } = JSON.parse(stdout)
    const gigabytes = ((items * 784) / 1e9).toFixed(1)
    process.stdout.write(
      `${gigabytes} GB, ${count} items in ${seconds.toFixed(0)} s, at most ${maxMB.toFixed(0)} MB\n`,
    )
    if (count !== items || maxMB > limitMB) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
