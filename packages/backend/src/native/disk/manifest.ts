import { readFile, rename, writeFile } from 'node:fs/promises'
import type { NativeEngineName } from '../recipes/recipe.js'
import type { EngineFolder } from './engine-folder.js'
import { asFileError, hasCode } from './file-errors.js'

/** What is written beside an engine once it is whole. */
export interface Manifest {
  readonly engine: NativeEngineName
  readonly tensorflow: string
}

const isManifest = (value: unknown): value is Manifest =>
  typeof value === 'object' && value !== null && 'engine' in value && 'tensorflow' in value

/** The manifest of an engine; undefined where there is none, or where it is not whole. */
export const readManifest = async ({ manifest }: EngineFolder): Promise<Manifest | undefined> => {
  try {
    const value: unknown = JSON.parse(await readFile(manifest, 'utf8'))
    return isManifest(value) ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError || hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw asFileError(error, manifest)
  }
}

export const writeManifest = async ({ manifest }: EngineFolder, value: Manifest): Promise<void> => {
  try {
    await writeFile(`${manifest}.tmp`, `${JSON.stringify(value, null, 2)}\n`)
    await rename(`${manifest}.tmp`, manifest)
  } catch (error) {
    throw asFileError(error, manifest)
  }
}
