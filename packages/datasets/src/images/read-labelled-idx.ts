import type { OpenFile } from '../content/byte-source.js'
import type { ReadOptions } from '../definition.js'
import { datasetsError } from '../errors.js'
import type { DatasetInfo } from '../info.js'
import type { Slice } from '../splits/parse-split.js'
import { idxHeaderOf } from './idx-file.js'
import { inOrder } from './in-order.js'
import type { LabelledImages } from './labelled-images.js'

interface LabelledIdxOptions extends ReadOptions {
  readonly info: DatasetInfo
  /** The names of the two files of a split. */
  readonly filesOf: (split: string) => { readonly images: string; readonly labels: string }
}

/** Reads the items of `slice`, and only those, into `target`. Returns how many the file has. */
const readItems = async (
  open: OpenFile,
  name: string,
  slice: Slice,
  itemShape: readonly number[],
  target: Uint8Array,
): Promise<number> => {
  const source = await open(name)
  try {
    const { dtype, shape, headerBytes } = await idxHeaderOf(source)
    const [count = 0, ...rest] = shape
    if (dtype !== 'uint8' || rest.join() !== itemShape.join() || count < slice.end) {
      throw datasetsError('datasets/unexpected-shape', {
        file: source.file,
        expected: `uint8 [at least ${[slice.end, ...itemShape].join(', ')}]`,
        received: `${dtype} [${shape.join(', ')}]`,
      })
    }
    const itemBytes = itemShape.reduce((product, size) => product * size, 1)
    await source.read(target, headerBytes + slice.start * itemBytes)
    return count
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
  open,
  slices,
  seed,
  info,
  filesOf,
}: LabelledIdxOptions): Promise<LabelledImages> => {
  const [height = 0, width = 0, channels = 1] = info.features.images?.shape ?? []
  const imageBytes = height * width * channels
  const length = slices.reduce((sum, { start, end }) => sum + end - start, 0)
  const images = new Uint8Array(length * imageBytes)
  const labels = new Uint8Array(length)

  let row = 0
  for (const slice of slices) {
    const files = filesOf(slice.split)
    const after = row + slice.end - slice.start
    const imageTarget = images.subarray(row * imageBytes, after * imageBytes)
    const labelTarget = labels.subarray(row, after)
    const counts = {
      images: await readItems(open, files.images, slice, [height, width], imageTarget),
      labels: await readItems(open, files.labels, slice, [], labelTarget),
    }
    if (counts.images !== counts.labels) throw datasetsError('datasets/count-mismatch', counts)
    row = after
  }

  const classes = info.classNames.length
  const index = labels.findIndex((label) => label >= classes)
  if (index !== -1) {
    throw datasetsError('datasets/bad-label', { index, label: labels[index]!, classes })
  }
  return inOrder({ images, imageShape: [height, width, channels], labels, info }, seed)
}
