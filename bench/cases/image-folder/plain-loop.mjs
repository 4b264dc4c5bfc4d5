import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from 'fast-png'
import { makePhotos } from './photos.mjs'
import { tally } from './tally.mjs'

const pixels = 128 * 128 * 3

/**
 * What one would write without a library: one file after the other, trusted.
 *
 * @param {{ folder: string, count: number, batchSize: number }} options
 */
export const prepare = ({ folder, count, batchSize }) => {
  makePhotos(folder, count)
  return () => {
    const epoch = tally()
    const files = readdirSync(folder)
      .sort()
      .flatMap((name, label) =>
        readdirSync(join(folder, name))
          .sort()
          .map((file) => ({ path: join(folder, name, file), label })),
      )
    for (let start = 0; start < files.length; start += batchSize) {
      const some = files.slice(start, start + batchSize)
      const batch = new Float32Array(some.length * pixels)
      for (const [row, { path }] of some.entries()) {
        const { data } = decode(readFileSync(path))
        for (let at = 0; at < pixels; at++) batch[row * pixels + at] = (data[at] ?? 0) / 255
      }
      epoch.add(
        batch,
        some.map(({ label }) => label),
      )
    }
    return epoch.result()
  }
}
