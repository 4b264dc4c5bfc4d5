import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { nativeError } from '../errors.js'
import { publicAddress } from '../http/public-address.js'
import { type PipPlaces, pipOptions } from './config.js'
import { type Login, netrcLogin } from './netrc.js'

/** What pip is set up with, as far as it concerns fetching. */
export interface PipSettings {
  /** The addresses of the indexes, without credentials, in the order in which they are asked. */
  readonly indexes: readonly string[]
  /** The value of the Authorization header for a host, if there is a login for it. */
  authorization(url: URL): string | undefined
  /** True for hosts that may be asked without encryption or with any certificate. */
  isTrusted(url: URL): boolean
  /** Certificates to trust instead of the system's, as PEM. */
  readonly certificates?: string
  readonly proxy?: string
}

const pypi = 'https://pypi.org/simple'

const basic = ({ user, password }: Login): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

const asUrl = (address: string): URL => {
  if (URL.canParse(address)) return new URL(address)
  const reason = `${publicAddress(address)} is no address`
  throw nativeError('backend/native-pip-config', { path: 'index-url', reason })
}

const list = (value = ''): string[] => value.split(/\s+/).filter(Boolean)

/**
 * The user's own settings of pip: which indexes, with which login, certificates and proxy.
 *
 * @throws 'backend/native-pip-config'
 */
export const pipSettings = async (places: PipPlaces): Promise<PipSettings> => {
  const options = await pipOptions(places)
  const { env, home = homedir() } = places
  const addresses = [options['index-url'] || pypi, ...list(options['extra-index-url'])].map(asUrl)
  const logins = new Map<string, string>()
  for (const { host, username, password } of addresses) {
    if (!username && !password) continue
    const login = { user: decodeURIComponent(username), password: decodeURIComponent(password) }
    logins.set(host, basic(login))
  }
  const netrc = await readFile(env.NETRC || join(home, '.netrc'), 'utf8').catch(() => '')
  const trusted = list(options['trusted-host'])
  const { cert: path, proxy } = options
  const certificates =
    path &&
    (await readFile(path, 'utf8').catch((error: Error) => {
      throw nativeError('backend/native-pip-config', { path, reason: error.message })
    }))
  return {
    indexes: addresses.map((url) => publicAddress(url.href)),
    authorization(url) {
      const login = logins.get(url.host) ?? netrcLogin(netrc, url.hostname)
      return typeof login === 'object' ? basic(login) : login
    },
    isTrusted: (url) => trusted.some((at) => at === url.host || at === url.hostname),
    ...(certificates && { certificates }),
    ...(proxy && { proxy }),
  }
}
