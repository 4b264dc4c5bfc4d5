import { checkInteger } from '../check-option.js'
import { parseWav, type WavAudio } from '../formats/wav.js'
import { type LazyItems, lazyItems } from '../lazy-items.js'
import { type ClassFolder, listClassFolder } from './class-folder.js'
import { readBounded } from './read-bounded.js'

export interface WavFolderOptions {
  /** The most bytes in one file. Default: 256 MiB. */
  readonly limitFileBytes?: number
}

export interface FolderSound {
  /** As the file has it; files may differ in rate, channels and length. */
  readonly sound: WavAudio
  /** The place of the class in `classNames`. */
  readonly label: number
  readonly path: string
}

/** Sounds on disk. None is held in memory. */
export interface WavFolder extends ClassFolder, LazyItems<FolderSound> {}

/**
 * WAV files in one sub-folder for each class, `dir/yes/1.wav` and so on; the classes in sorted order.
 *
 * @throws `datasets/folder-unreadable`, `datasets/folder-empty`, `datasets/bad-option`; where a sound
 * is read: `datasets/too-large` and the errors of `parseWav`
 *
 * @example
 * ```ts
 * const words = await wavFolder('speech')
 * for await (const { sound, label } of words) console.log(words.classNames[label], sound.length)
 * ```
 */
export const wavFolder = async (
  dir: string,
  { limitFileBytes = 2 ** 28 }: WavFolderOptions = {},
): Promise<WavFolder> => {
  checkInteger('limitFileBytes', limitFileBytes, { min: 1 })
  const folder = await listClassFolder(dir, ['.wav'])
  const { paths, labels } = folder
  const items = lazyItems(paths.length, async (index): Promise<FolderSound> => {
    const path = paths[index]!
    const sound = parseWav(await readBounded(path, limitFileBytes), { file: path })
    return { sound, label: labels[index]!, path }
  })
  return { ...folder, ...items }
}
