import type { Agent, ProxyAgent } from 'undici'
import { hasCode, reasonOf } from '../disk/file-errors.js'
import { isNativeError, nativeError } from '../errors.js'
import type { PipSettings } from '../pip/settings.js'
import { proxyFor } from './proxy-for.js'
import { publicAddress } from './public-address.js'

const limitRedirects = 10
/** A server that sends nothing for so long has failed. */
const defaultStallMs = 30_000

export interface HttpResponse {
  readonly status: number
  header(name: string): string | undefined
  readonly body: AsyncIterable<Buffer> & { destroy(): unknown; text(): Promise<string> }
  /** Where redirects ended, as it may be shown. */
  readonly url: string
  /** The same with everything, to find links from. */
  readonly base: string
}

/** Asks servers in the way in which pip would: its logins, certificates and proxy. */
export interface HttpClient {
  /** @throws 'backend/native-network', 'backend/native-insecure-index' */
  get(url: string, headers: Record<string, string>, signal: AbortSignal): Promise<HttpResponse>
  close(): Promise<void>
}

export interface HttpOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stallMs?: number | undefined
}

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')

export const networkError = (url: string, error: unknown) =>
  nativeError(
    'backend/native-network',
    { url: publicAddress(url), reason: reasonOf(error) },
    { cause: error },
  )

/** True for failures that may be over at the next try. */
export const mayPass = (error: unknown): boolean =>
  isNativeError(error, 'backend/native-truncated') ||
  (isNativeError(error, 'backend/native-network') &&
    hasCode(error.cause, 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN', 'UND_ERR_SOCKET')) ||
  (isNativeError(error, 'backend/native-http-status') &&
    [408, 429, 500, 502, 503, 504].includes((error.details as { status: number }).status))

export const httpClient = async (
  settings: PipSettings,
  { env, stallMs = defaultStallMs }: HttpOptions,
): Promise<HttpClient> => {
  const { Agent, ProxyAgent, request } = await import('undici')
  const limits = { headersTimeout: stallMs, bodyTimeout: stallMs }
  const { certificates, proxy } = settings
  const strict = certificates ? { ca: certificates } : {}
  /** One for each way of asking; they keep connections open. */
  const agents = new Map<string, Agent | ProxyAgent>()
  const agentFor = (url: URL, trusted: boolean) => {
    const through = proxyFor(url, env, proxy)
    const key = `${trusted} ${through}`
    const tls = trusted ? { rejectUnauthorized: false } : strict
    const known = agents.get(key)
    if (known) return known
    const agent = through
      ? new ProxyAgent({ ...limits, uri: through, requestTls: tls, proxyTls: strict })
      : new Agent({ ...limits, connect: tls })
    agents.set(key, agent)
    return agent
  }

  const ask = async (url: URL, headers: Record<string, string>, signal: AbortSignal) => {
    const trusted = settings.isTrusted(url)
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (trusted || isLoopback(url)))) {
      const details = { url: publicAddress(url.href), host: url.host }
      throw nativeError('backend/native-insecure-index', details)
    }
    const authorization = settings.authorization(url)
    try {
      return await request(url, {
        dispatcher: agentFor(url, trusted),
        headers: {
          'user-agent': 'firstgrad',
          'accept-encoding': 'identity',
          ...headers,
          ...(authorization && { authorization }),
        },
        signal,
      })
    } catch (error) {
      signal.throwIfAborted()
      throw networkError(url.href, error)
    }
  }

  return {
    async get(address, headers, signal) {
      let url = new URL(address)
      for (let redirects = 0; redirects <= limitRedirects; redirects++) {
        // A login in a link would be sent anywhere; only the settings' own are used.
        url.username = ''
        url.password = ''
        const { statusCode, headers: given, body } = await ask(url, headers, signal)
        // An abort reaches the body as an error, also when nobody reads it any more.
        body.on('error', () => {})
        const { location } = given
        if (statusCode < 300 || statusCode > 399 || typeof location !== 'string') {
          const header = (name: string) => given[name]?.toString()
          return { status: statusCode, header, body, url: publicAddress(url.href), base: url.href }
        }
        body.destroy()
        url = new URL(location, url)
      }
      throw networkError(address, new Error(`more than ${limitRedirects} redirects`))
    },
    async close() {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()))
    },
  }
}
