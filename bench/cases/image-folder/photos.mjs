import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

const size = 128
const classes = ['even', 'odd']

/** Marsaglia's xorshift32. */
const random = (/** @type {number} */ seed) => {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/**
 * What has the entropy of a photo: waves whose height falls with their frequency, as in nature, and
 * the grain of a sensor.
 *
 * @param {number} seed
 * @returns {Uint8Array} `[size, size, 3]`
 */
const photo = (seed) => {
  const next = random(seed)
  const waves = Array.from({ length: 24 }, () => {
    const frequency = 2 ** (6 * next())
    const angle = 2 * Math.PI * next()
    return {
      x: (2 * Math.PI * frequency * Math.cos(angle)) / size,
      y: (2 * Math.PI * frequency * Math.sin(angle)) / size,
      phase: 2 * Math.PI * next(),
      heights: [0, 1, 2].map(() => (40 + 20 * next()) / frequency),
    }
  })
  const pixels = new Uint8Array(size * size * 3)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const sums = [128, 128, 128].map((middle) => middle + 8 * (next() + next() - 1))
      for (const wave of waves) {
        const height = Math.sin(wave.x * x + wave.y * y + wave.phase)
        for (let c = 0; c < 3; c++) sums[c] = (sums[c] ?? 0) + height * (wave.heights[c] ?? 0)
      }
      sums.forEach((sum, c) => {
        pixels[(y * size + x) * 3 + c] = Math.min(255, Math.max(0, Math.round(sum)))
      })
    }
  return pixels
}

const chunk = (/** @type {string} */ type, /** @type {Uint8Array} */ data) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** The value that a byte is expected to have by its neighbours: W3C, PNG, 9.4. */
const paeth = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ c) => {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
}

/** A PNG file whose rows are filtered as encoders of photos do it. */
const encode = (/** @type {Uint8Array} */ pixels) => {
  const width = size * 3
  const rows = Buffer.alloc(size * (width + 1))
  for (let y = 0; y < size; y++) {
    rows[y * (width + 1)] = 4
    for (let x = 0; x < width; x++) {
      const value = (/** @type {number} */ up, /** @type {number} */ left) =>
        y < up || x < left ? 0 : (pixels[(y - up) * width + x - left] ?? 0)
      rows[y * (width + 1) + 1 + x] = value(0, 0) - paeth(value(0, 3), value(1, 0), value(1, 3))
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/**
 * Writes so many photos into two classes, unless they are there.
 *
 * @param {string} folder
 * @param {number} count
 */
export const makePhotos = (folder, count) => {
  if (existsSync(folder)) return
  // Renamed when it is whole, so that half a folder is never measured.
  const fresh = `${folder}.${process.pid}`
  for (const name of classes) mkdirSync(join(fresh, name), { recursive: true })
  for (let index = 0; index < count; index++) {
    const file = join(fresh, classes[index % 2] ?? '', `${String(index).padStart(5, '0')}.png`)
    writeFileSync(file, encode(photo(index + 1)))
  }
  renameSync(fresh, folder)
}
