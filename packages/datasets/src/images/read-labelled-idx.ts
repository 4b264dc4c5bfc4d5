import { join } from 'node:path'
import { asFileError } from '../cache/file-errors.js'
import { datasetsError } from '../errors.js'
import { longestIdxHeaderBytes, readIdxHeader } from '../formats/idx-header.js'
import type { DatasetInfo } from '../info.js'
import { permutation } from '../random/permutation.js'
import type { Slice } from '../splits/parse-split.js'
import { openBytes } from './byte-source.js'
import { type LabelledImages, labelledImages } from './labelled-images.js'
import { reorder } from './reorder.js'

interface ReadOptions {
  readonly folder: string
  readonly slices: readonly Slice[]
  readonly seed?: number | undefined
  readonly signal?: AbortSignal | undefined
  readonly info: DatasetInfo
  /** The names of the two files of a split. */
  readonly filesOf: (split: string) => { readonly images: string; readonly labels: string }
}

/** Reads the items of `slice`, and only those, into `target`. Returns how many the file has. */
const readItems = async (
  path: string,
  slice: Slice,
  itemShape: readonly number[],
  target: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<number> => {
  const source = await openBytes(path, signal)
  try {
    const start = new Uint8Array(longestIdxHeaderBytes)
    const startBytes = await source.read(start, 0)
    const header = readIdxHeader(start.subarray(0, startBytes), { file: path })
    const receivedBytes = source.bytes
    const expectedBytes = header ? header.headerBytes + header.dataBytes : 4
    if (!header || receivedBytes < expectedBytes) {
      throw datasetsError('datasets/idx-truncated', { file: path, expectedBytes, receivedBytes })
    }
    if (receivedBytes > expectedBytes) {
      throw datasetsError('datasets/idx-trailing-bytes', { file: path, expectedBytes })
    }
    const { dtype, shape, headerBytes } = header
    const [count = 0, ...rest] = shape
    if (dtype !== 'uint8' || rest.join() !== itemShape.join() || count < slice.end) {
      throw datasetsError('datasets/unexpected-shape', {
        file: path,
        expected: `uint8 [at least ${[slice.end, ...itemShape].join(', ')}]`,
        received: `${dtype} [${shape.join(', ')}]`,
      })
    }
    const itemBytes = itemShape.reduce((product, size) => product * size, 1)
    await source.read(target, headerBytes + slice.start * itemBytes)
    return count
  } catch (error) {
    throw asFileError(error, path)
  } finally {
    await source.close()
  }
}

/**
 * Reads slices of a data set that keeps images and labels in two IDX files each, as MNIST and its
 * many relatives do, as they are or compressed (`.gz`). Of files as they are only the selected items
 * are read from the disk.
 *
 * @throws `datasets/idx-…`, `datasets/unexpected-shape`, `datasets/count-mismatch`,
 * `datasets/bad-label`
 */
export const readLabelledIdx = async ({
  folder,
  slices,
  seed,
  signal,
  info,
  filesOf,
}: ReadOptions): Promise<LabelledImages> => {
  const [height = 0, width = 0, channels = 1] = info.features.images?.shape ?? []
  const imageBytes = height * width * channels
  const length = slices.reduce((sum, { start, end }) => sum + end - start, 0)
  let images = new Uint8Array(length * imageBytes)
  let labels = new Uint8Array(length)

  let row = 0
  for (const slice of slices) {
    const files = filesOf(slice.split)
    const after = row + slice.end - slice.start
    const imageTarget = images.subarray(row * imageBytes, after * imageBytes)
    const imagePath = join(folder, files.images)
    const labelPath = join(folder, files.labels)
    const counts = {
      images: await readItems(imagePath, slice, [height, width], imageTarget, signal),
      labels: await readItems(labelPath, slice, [], labels.subarray(row, after), signal),
    }
    if (counts.images !== counts.labels) throw datasetsError('datasets/count-mismatch', counts)
    row = after
  }

  const classes = info.classNames.length
  const index = labels.findIndex((label) => label >= classes)
  if (index !== -1) {
    throw datasetsError('datasets/bad-label', { index, label: labels[index]!, classes })
  }
  if (seed !== undefined) {
    const order = permutation(length, { seed })
    images = reorder(images, imageBytes, order)
    labels = reorder(labels, 1, order)
  }
  return labelledImages({
    length,
    images,
    imageShape: [height, width, channels],
    labels,
    classNames: info.classNames,
    info,
  })
}
