import { checkInteger } from '../check-option.js'
import { datasetsError } from '../errors.js'
import type { Channels } from './channels.js'
import type { Interpolation } from './resize.js'

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
  /**
   * Threads that read and decode, so that the program can do something else meanwhile. Default: 0,
   * the program's own. They start with the first image and end a second after the last.
   */
  readonly workers?: number
  /** Ends the workers; what is read then fails with its reason. */
  readonly signal?: AbortSignal | undefined
}

const refuse = (option: string, expected: string, received: unknown): never => {
  throw datasetsError('datasets/bad-option', { option, expected, received: String(received) })
}

// Far more than decode faster than one disk reads.
const mostWorkers = 64

/** @throws `datasets/bad-option` */
export const checkImageFolderOptions = (options: ImageFolderOptions) => {
  const { size, interpolation = 'bilinear', channels = 3, limitPixels = 2 ** 25 } = options
  const { extensions = ['.png', '.jpg', '.jpeg'], limitFileBytes = 2 ** 28 } = options
  const { workers = 0, signal } = options
  checkInteger('limitPixels', limitPixels, { min: 1 })
  checkInteger('limitFileBytes', limitFileBytes, { min: 1 })
  checkInteger('workers', workers, { min: 0 })
  if (workers > mostWorkers) refuse('workers', `at most ${mostWorkers}`, workers)
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
  return {
    form: { size, interpolation, channels, limitPixels, limitFileBytes },
    extensions: extensions.map((extension) => extension.toLowerCase()),
    workers,
    signal,
  }
}
