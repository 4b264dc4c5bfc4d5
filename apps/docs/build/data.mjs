// The data that the course's pages need, served by the site itself: the first digits of MNIST.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { load } from '@firstgrad/datasets'

const folder = fileURLToPath(new URL('../public/data/', import.meta.url))

/** As many as the course's experiments ask for at most. */
const counts = { train: 10_000, test: 2_000 }

/** The format of the original files: a magic number, the lengths, the bytes. */
const idx = (/** @type {Uint8Array} */ bytes, /** @type {readonly number[]} */ shape) => {
  const head = Buffer.alloc(4 + 4 * shape.length)
  head.writeUInt8(8, 2)
  head.writeUInt8(shape.length, 3)
  shape.forEach((length, i) => {
    head.writeUInt32BE(length, 4 + 4 * i)
  })
  return Buffer.concat([head, bytes])
}

const fileOf = (/** @type {keyof typeof counts} */ part, /** @type {'images' | 'labels'} */ what) =>
  join(folder, `mnist-${part}-${counts[part]}-${what}.idx.gz`)

/** @returns {Promise<string | null>} why the data cannot be had, in words; null where it is there */
export const makeData = async () => {
  const parts = /** @type {const} */ (['train', 'test'])
  // Labels are written last: where they are, the pictures are.
  if (parts.every((part) => existsSync(fileOf(part, 'labels')))) return null
  mkdirSync(folder, { recursive: true })
  try {
    for (const part of parts) {
      const count = counts[part]
      const { images, labels } = await load('mnist', { split: `${part}[:${count}]` })
      writeFileSync(fileOf(part, 'images'), gzipSync(idx(images, [count, 28, 28]), { level: 9 }))
      writeFileSync(fileOf(part, 'labels'), gzipSync(idx(labels, [count]), { level: 9 }))
    }
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
