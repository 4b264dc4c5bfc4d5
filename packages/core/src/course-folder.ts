import { readFile } from 'node:fs/promises'
import { coreError } from './errors.js'

/** The folder of the course's own exercises; right from `src/` and from `dist/`. */
export const courseFolder = (): URL => new URL('../course/', import.meta.url)

/** The folder of the example course, which shows how to write one. */
export const exampleFolder = (): URL => new URL('../example/', import.meta.url)

/**
 * A text that lies beside an exercise: `starter.ts`, `lesson.en.md`.
 *
 * @param id of the exercise
 * @param folder of the course, with a slash at its end
 * @throws `core/course-file-missing`
 */
export const readCourseFile = async (
  id: string,
  file: string,
  folder: URL = courseFolder(),
): Promise<string> => {
  try {
    return await readFile(new URL(`${id}/${file}`, folder), 'utf8')
  } catch (error) {
    throw coreError('core/course-file-missing', { id, file }, { cause: error })
  }
}
