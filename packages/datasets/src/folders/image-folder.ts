import { datasetsError } from '../errors.js'
import { type LazyItems, lazyItems } from '../lazy-items.js'
import type { Channels } from './channels.js'
import { type ClassFolder, listClassFolder } from './class-folder.js'
import { checkImageFolderOptions, type ImageFolderOptions } from './image-folder-options.js'
import { imagePool } from './image-pool.js'
import { makeImage } from './make-image.js'
import { readBounded } from './read-bounded.js'
import type { Grid } from './resize.js'

export interface FolderImage {
  /** 0 to 255, of the shape. */
  readonly image: Uint8Array
  readonly shape: readonly [height: number, width: number, channels: Channels]
  /** The place of the class in `classNames`. */
  readonly label: number
  readonly path: string
}

/** Images on disk. None is held in memory. */
export interface ImageFolder extends ClassFolder, LazyItems<FolderImage> {}

// What a worker is given to do at once: enough to go on while the program is busy with a batch, or
// little where images are large.
const bytesAhead = 2 ** 24
const mostAhead = 64
const leastAhead = 2

/**
 * Images in one sub-folder for each class, `dir/cats/1.png` and so on; the classes in sorted order.
 * An image is read and decoded when it is asked for; with `workers`, a loop has the next ones decoded
 * meanwhile, in the same order. Whoever needs another order asks for several by `read` at once.
 *
 * @throws `datasets/folder-unreadable`, `datasets/folder-empty`, `datasets/bad-option`; where an
 * image is read: `datasets/image-broken`, `datasets/image-too-large`, `datasets/image-size`,
 * `datasets/too-large`, `datasets/image-worker` where a worker ended, or the reason of `signal`
 *
 * @example
 * ```ts
 * const animals = await imageFolder('animals', { size: [64, 64], workers: 2 })
 * for await (const { image, label } of animals) console.log(animals.classNames[label], image.length)
 * ```
 */
export const imageFolder = async (
  dir: string,
  options: ImageFolderOptions = {},
): Promise<ImageFolder> => {
  const { form, extensions, workers, signal } = checkImageFolderOptions(options)
  const { channels } = form
  const folder = await listClassFolder(dir, extensions)
  const { paths, labels } = folder
  const decode =
    workers === 0
      ? async (path: string) => makeImage(await readBounded(path, form.limitFileBytes), path, form)
      : imagePool(form, { workers, signal })

  let common: Promise<Grid> | undefined =
    form.size && Promise.resolve({ height: form.size[0], width: form.size[1] })
  /** What all images must have: the size asked for, or that of the first. */
  const commonSize = () => {
    common ??= decode(paths[0]!).then(({ height, width }) => ({ height, width }))
    return common
  }

  const read = async (index: number): Promise<FolderImage> => {
    signal?.throwIfAborted()
    const path = paths[index]!
    const { values: image, height, width } = await decode(path)
    if (index === 0) common ??= Promise.resolve({ height, width })
    const expected = await commonSize()
    if (height !== expected.height || width !== expected.width) {
      throw datasetsError('datasets/image-size', {
        file: path,
        first: paths[0]!,
        expected: [expected.height, expected.width],
        received: [height, width],
      })
    }
    return { image, shape: [height, width, channels], label: labels[index]!, path }
  }
  const readAhead = async () => {
    if (workers === 0) return 1
    const { height, width } = await commonSize()
    const images = Math.floor(bytesAhead / (height * width * channels))
    return workers * Math.min(mostAhead, Math.max(leastAhead, images))
  }
  return { ...folder, ...lazyItems(paths.length, read, readAhead) }
}
