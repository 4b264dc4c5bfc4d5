import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { DataFile, DatasetDefinition } from '../src/definition.js'
import type { LabelledImages } from '../src/images/labelled-images.js'
import { readLabelledIdx } from '../src/images/read-labelled-idx.js'
import type { DatasetInfo } from '../src/info.js'

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')

/** An IDX file of unsigned bytes. */
export const idxBytes = (shape: readonly number[], data: ArrayLike<number>): Buffer => {
  const header = Buffer.alloc(4 + 4 * shape.length)
  header.set([0, 0, 8, shape.length])
  shape.forEach((size, axis) => {
    header.writeUInt32BE(size, 4 + 4 * axis)
  })
  return Buffer.concat([header, Uint8Array.from(data)])
}

/** Twelve images of 3 by 4 pixels; pixel p of image i is 12 i + p, its label i mod 3. */
const images = idxBytes(
  [12, 3, 4],
  Array.from({ length: 144 }, (_, index) => index),
)
const labels = idxBytes(
  [12],
  Array.from({ length: 12 }, (_, index) => index % 3),
)

export const contents: Readonly<Record<string, Buffer>> = { images, labels }

export const gzipped: Readonly<Record<string, Buffer>> = {
  'images.gz': gzipSync(images),
  'labels.gz': gzipSync(labels),
}

const fileOf = (name: string, bytes: Buffer): DataFile => {
  const compressed = gzipped[`${name}.gz`]!
  return {
    name,
    bytes: bytes.length,
    sha256: sha256(bytes),
    gzip: { bytes: compressed.length, sha256: sha256(compressed) },
  }
}

export const tinyInfo: DatasetInfo = {
  name: 'tiny',
  title: 'Tiny',
  version: '1.0.0',
  description: 'For tests.',
  licence: 'CC0-1.0',
  citation: 'none',
  homepage: 'https://example.org/',
  splits: { train: 12 },
  features: {
    images: { dtype: 'uint8', shape: [3, 4, 1], description: 'A ramp.' },
    labels: { dtype: 'uint8', shape: [], description: 'A class.' },
  },
  classNames: ['a', 'b', 'c'],
  bytes: images.length + labels.length,
  downloadBytes: 0,
  knownIssues: [],
}

/** A data set small enough to be sent in every broken way. */
export const tinyDataset = (
  changes: Partial<DatasetDefinition<LabelledImages>> = {},
): DatasetDefinition<LabelledImages> => ({
  info: tinyInfo,
  files: [fileOf('images', images), fileOf('labels', labels)],
  mirrors: [],
  read: (options) =>
    readLabelledIdx({
      ...options,
      info: tinyInfo,
      filesOf: () => ({ images: 'images', labels: 'labels' }),
    }),
  ...changes,
})
