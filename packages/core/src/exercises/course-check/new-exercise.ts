import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exampleFolder } from '../../course-folder.js'
import { writeNewFile } from '../../disk/write-new-file.js'
import { coreError } from '../../errors.js'

const exampleId = 'first/row-sums'

const camel = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/**
 * Writes a copy of the example exercise under a new id: it works, and every line of it is there to be
 * changed. Nothing that exists is written over.
 *
 * @returns the files, as seen from the exercise's folder
 * @throws `core/exercise-id`, `core/file-exists`, `core/file-write`
 */
export const newExercise = async (id: string, folder: string): Promise<string[]> => {
  if (!/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(id)) throw coreError('core/exercise-id', { id })
  const example = join(fileURLToPath(exampleFolder()), exampleId)
  const entries = await readdir(example, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(example.length + 1))
    .sort()
  const [, name = ''] = id.split('/')
  for (const file of files) {
    const text = await readFile(join(example, file), 'utf8')
    const own = text
      .replaceAll(exampleId, id)
      .replace(
        'export const rowSums = defineExercise',
        `export const ${camel(name)} = defineExercise`,
      )
    await writeNewFile(join(folder, id, file), own)
  }
  return files.map((file) => file.replaceAll('\\', '/'))
}
