import { checkInteger } from '../check-option.js'
import { datasetsError } from '../errors.js'
import { type LazyItems, lazyItems } from '../lazy-items.js'
import { type Channels, fromRgba } from './channels.js'
import { type ClassFolder, listClassFolder } from './class-folder.js'
import { decodeImage } from './decode-image.js'
import type { Picture } from './picture.js'
import { readBounded } from './read-bounded.js'
import { type Interpolation, resize } from './resize.js'

export interface ImageFolderOptions {
  /** `[height, width]` of every image. Default: that of the first, and all others must be equal. */
  readonly size?: readonly [height: number, width: number]
  /** How images get that size. Default: bilinear. */
  readonly interpolation?: Interpolation
  /** 1 gray, 3 RGB (default), 4 RGB and alpha. */
  readonly channels?: Channels
  /** Of the files that are read, with the dot. Default: `['.png', '.jpg', '.jpeg']`. */
  readonly extensions?: readonly string[]
  /** The most pixels in one file. Default: 2^25, about 33 million. */
  readonly limitPixels?: number
  /** The most bytes in one file. Default: 256 MiB. */
  readonly limitFileBytes?: number
}

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

const refuse = (option: string, expected: string, received: unknown): never => {
  throw datasetsError('datasets/bad-option', { option, expected, received: String(received) })
}

const checked = (options: ImageFolderOptions) => {
  const { size, interpolation = 'bilinear', channels = 3, limitPixels = 2 ** 25 } = options
  const { extensions = ['.png', '.jpg', '.jpeg'], limitFileBytes = 2 ** 28 } = options
  checkInteger('limitPixels', limitPixels, { min: 1 })
  checkInteger('limitFileBytes', limitFileBytes, { min: 1 })
  if (![1, 3, 4].includes(channels)) refuse('channels', '1, 3 or 4', channels)
  if (interpolation !== 'bilinear' && interpolation !== 'nearest') {
    refuse('interpolation', 'bilinear or nearest', interpolation)
  }
  const isExtension = (text: unknown) => typeof text === 'string' && /^\../.test(text)
  if (!Array.isArray(extensions) || extensions.length === 0 || !extensions.every(isExtension)) {
    refuse('extensions', 'a list such as .png, .jpg', extensions)
  }
  if (size !== undefined) {
    if (!Array.isArray(size) || size.length !== 2) refuse('size', '[height, width]', size)
    checkInteger('size[0]', size[0], { min: 1 })
    checkInteger('size[1]', size[1], { min: 1 })
    if (size[0] * size[1] > limitPixels) refuse('size', `at most ${limitPixels} pixels`, size)
  }
  const lower = extensions.map((extension) => extension.toLowerCase())
  return { size, interpolation, channels, limitPixels, limitFileBytes, extensions: lower }
}

/**
 * Images in one sub-folder for each class, `dir/cats/1.png` and so on; the classes in sorted order.
 * An image is read and decoded when it is asked for.
 *
 * @throws `datasets/folder-unreadable`, `datasets/folder-empty`, `datasets/bad-option`; where an
 * image is read: `datasets/image-broken`, `datasets/image-too-large`, `datasets/image-size`,
 * `datasets/too-large`
 *
 * @example
 * ```ts
 * const animals = await imageFolder('animals', { size: [64, 64] })
 * for await (const { image, label } of animals) console.log(animals.classNames[label], image.length)
 * ```
 */
export const imageFolder = async (
  dir: string,
  options: ImageFolderOptions = {},
): Promise<ImageFolder> => {
  const { size, interpolation, channels, limitPixels, limitFileBytes, extensions } =
    checked(options)
  const folder = await listClassFolder(dir, extensions)
  const { paths, labels } = folder

  const picture = async (path: string): Promise<Picture> =>
    decodeImage(await readBounded(path, limitFileBytes), path, limitPixels)
  let first: Promise<Pick<Picture, 'height' | 'width'>> | undefined
  const sizeOfFirst = () => {
    first ??= picture(paths[0]!).then(({ height, width }) => ({ height, width }))
    return first
  }

  const items = lazyItems(paths.length, async (index): Promise<FolderImage> => {
    const path = paths[index]!
    const { rgba, ...own } = await picture(path)
    const values = fromRgba(rgba, channels)
    const label = labels[index]!
    if (size) {
      const [height, width] = size
      const image = resize(values, own, { height, width }, interpolation)
      return { image, shape: [height, width, channels], label, path }
    }
    if (index === 0) first ??= Promise.resolve(own)
    const { height, width } = await sizeOfFirst()
    if (own.height !== height || own.width !== width) {
      throw datasetsError('datasets/image-size', {
        file: path,
        first: paths[0]!,
        expected: [height, width],
        received: [own.height, own.width],
      })
    }
    return { image: values, shape: [height, width, channels], label, path }
  })
  return { ...folder, ...items }
}
