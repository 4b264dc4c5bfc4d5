import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { asFileError, hasCode } from '../cache/file-errors.js'
import { stageFile } from '../cache/staged-file.js'
import type { DataFile, DataPackage } from '../definition.js'
import { datasetsError } from '../errors.js'
import type { Source } from '../source.js'
import type { SourceContext } from './context.js'

/** The folder of package `name` as seen from `cwd`, from the running script, or from here. */
export const findPackage = (name: string, cwd: string): string | undefined => {
  const script = process.argv[1]
  for (const from of [join(cwd, 'package.json'), script, import.meta.url]) {
    try {
      if (from) return dirname(createRequire(from).resolve(`${name}/package.json`))
    } catch {
      // Not there; the next place may have it.
    }
  }
  return undefined
}

const copy = async (from: string, file: DataFile, context: SourceContext): Promise<void> => {
  const staged = await stageFile(file, context.folder)
  try {
    for await (const chunk of createReadStream(from, { signal: context.signal })) {
      await staged.write(chunk)
    }
    await staged.commit()
  } catch (error) {
    context.signal.throwIfAborted()
    throw asFileError(error, from)
  } finally {
    await staged.discard()
  }
}

/**
 * Takes the files from a package that is installed here.
 *
 * @throws `datasets/package-not-installed`, `datasets/missing-in-archive`, or an error about the
 * content of a file
 */
export const fromInstalledPackage = async (
  dataPackage: DataPackage,
  context: SourceContext,
): Promise<Source> => {
  const { name: packageName, folder } = dataPackage
  const root = findPackage(packageName, context.cwd)
  if (root === undefined) throw datasetsError('datasets/package-not-installed', { packageName })
  const source: Source = { kind: 'package', location: packageName }
  context.report({ type: 'source', name: context.name, source })
  for (const file of context.files) {
    const from = join(root, folder, file.name)
    try {
      await copy(from, file, context)
    } catch (error) {
      if (error instanceof Error && hasCode(error.cause, 'ENOENT')) {
        const details = { packageName, file: `${folder}/${file.name}` }
        throw datasetsError('datasets/missing-in-archive', details)
      }
      throw error
    }
    const { name, bytes, sha256 } = file
    context.report({ type: 'verified', name: context.name, file: name, bytes, sha256 })
  }
  return source
}
