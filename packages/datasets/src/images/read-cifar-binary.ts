import type { ByteSource } from '../content/byte-source.js'
import type { ReadOptions } from '../definition.js'
import { datasetsError } from '../errors.js'
import type { DatasetInfo } from '../info.js'
import { inOrder } from './in-order.js'
import type { LabelledImages } from './labelled-images.js'

interface CifarOptions extends ReadOptions {
  readonly info: DatasetInfo
  /** The names of the files of a split, in their order; each holds the same number of items. */
  readonly filesOf: (split: string) => readonly string[]
}

/** All red values of a picture, then all green, then all blue, become pixel by pixel. */
const interleave = (planes: Uint8Array, target: Uint8Array): void => {
  const pixels = planes.length / 3
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      target[pixel * 3 + channel] = planes[channel * pixels + pixel]!
    }
  }
}

/** Reads records `start` to `end - 1`: a byte of label each, then the picture. */
const readRecords = async (
  source: ByteSource,
  {
    start,
    end,
    count,
    recordBytes,
  }: { start: number; end: number; count: number; recordBytes: number },
): Promise<Uint8Array> => {
  try {
    if (source.bytes !== count * recordBytes) {
      const details = {
        file: source.file,
        expectedBytes: count * recordBytes,
        receivedBytes: source.bytes,
      }
      throw datasetsError('datasets/wrong-size', details)
    }
    const records = new Uint8Array((end - start) * recordBytes)
    await source.read(records, start * recordBytes)
    return records
  } finally {
    await source.close()
  }
}

/**
 * Reads slices of a data set in the binary form of CIFAR-10: files of records of one byte of label
 * and a picture in planes of red, green and blue. Only the selected items are read from the disk.
 *
 * @returns pictures as `[height, width, channels]`
 * @throws `datasets/wrong-size`, `datasets/bad-label`
 */
export const readCifarBinary = async ({
  open,
  slices,
  seed,
  info,
  filesOf,
}: CifarOptions): Promise<LabelledImages> => {
  const [height = 0, width = 0, channels = 3] = info.features.images?.shape ?? []
  const imageBytes = height * width * channels
  const recordBytes = 1 + imageBytes
  const length = slices.reduce((sum, { start, end }) => sum + end - start, 0)
  const images = new Uint8Array(length * imageBytes)
  const labels = new Uint8Array(length)
  const classes = info.classNames.length
  let row = 0
  for (const slice of slices) {
    const files = filesOf(slice.split)
    const count = (info.splits[slice.split] ?? 0) / files.length
    for (const [number, file] of files.entries()) {
      const start = Math.max(slice.start - number * count, 0)
      const end = Math.min(slice.end - number * count, count)
      if (start >= end) continue
      const range = { start, end, count, recordBytes }
      const records = await readRecords(await open(file), range)
      for (let at = 0; at < records.length; at += recordBytes, row++) {
        const label = records[at]!
        if (label >= classes)
          throw datasetsError('datasets/bad-label', { index: row, label, classes })
        labels[row] = label
        const planes = records.subarray(at + 1, at + recordBytes)
        interleave(planes, images.subarray(row * imageBytes, (row + 1) * imageBytes))
      }
    }
  }
  return inOrder({ images, imageShape: [height, width, channels], labels, info }, seed)
}
