import { isNativeError, nativeError } from '../errors.js'
import type { HttpClient } from '../http/client.js'
import { publicAddress } from '../http/public-address.js'
import type { Wheel } from '../recipes/recipe.js'
import { parseLinks, projectPage } from './links.js'

const accept =
  'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1'

/** The largest page that is read: that of a project with many thousands of files. */
const limitBytes = 64 * 2 ** 20

const textOf = async (body: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > limitBytes) throw new Error('the page has no end')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The wheel's address in one index; undefined if the index does not have it. */
const findIn = async (
  index: string,
  { project, file, sha256 }: Wheel,
  client: HttpClient,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const page = projectPage(index, project)
  const response = await client.get(page, { accept }, signal)
  const { status, url, body, base } = response
  if (status !== 200) body.destroy()
  if (status === 404 || status === 410) return undefined
  if (status === 401 || status === 403 || status === 407)
    throw nativeError('backend/native-index-login', { url, status })
  if (status === 511) throw nativeError('backend/native-login-page', { url })
  if (status !== 200) throw nativeError('backend/native-http-status', { url, status })
  const text = await textOf(body).catch((error: Error) => {
    signal.throwIfAborted()
    throw nativeError('backend/native-network', { url, reason: error.message }, { cause: error })
  })
  const links = parseLinks(text, base)
  if (!links) throw nativeError('backend/native-login-page', { url })
  const link = links.find((one) => one.file === file)
  if (link?.sha256 && link.sha256 !== sha256) {
    const details = { file, url, expected: sha256, received: link.sha256 }
    throw nativeError('backend/native-other-wheel', details)
  }
  return link?.url
}

/**
 * Finds a wheel in the user's indexes, asked one after the other.
 *
 * @returns its address, which may carry a token and is not to be shown
 * @throws 'backend/native-not-in-index', or what went wrong with the first index that failed
 */
export const findWheel = async (
  wheel: Wheel,
  indexes: readonly string[],
  client: HttpClient,
  signal: AbortSignal,
): Promise<string> => {
  let failure: unknown
  for (const index of indexes) {
    try {
      const url = await findIn(index, wheel, client, signal)
      if (url !== undefined) return url
    } catch (error) {
      if (!isNativeError(error)) throw error
      failure ??= error
    }
  }
  if (failure) throw failure
  const details = { file: wheel.file, indexes: indexes.map(publicAddress) }
  throw nativeError('backend/native-not-in-index', details)
}
