/// <reference path="./npm-modules.d.ts" />
import { reasonOf } from '../cache/file-errors.js'
import { datasetsError, isDatasetsError } from '../errors.js'
import { chunksOf } from './chunks-of.js'
import type { Answer, Request } from './fetch-partial.js'
import type { NpmSettings } from './npm-config.js'
import { publicAddress } from './public-address.js'

const limitRedirects = 5

/**
 * Makes requests that follow redirects, by https only. Goes through the proxy and trusts the
 * certificates that npm is set up with, or else those of the environment (HTTPS_PROXY, NO_PROXY,
 * NODE_EXTRA_CA_CERTS), which Node's own `fetch` would not do before Node 24.
 *
 * @throws `datasets/insecure-url`, `datasets/too-many-redirects`, `datasets/network`
 */
export const httpsRequest =
  (settings: Partial<NpmSettings>): Request =>
  async (url, { from, signal }): Promise<Answer> => {
    const { default: fetch } = await import('make-fetch-happen')
    let address = url
    for (let redirects = 0; redirects <= limitRedirects; redirects++) {
      const shown = publicAddress(address)
      if (new URL(address).protocol !== 'https:') {
        throw datasetsError('datasets/insecure-url', { url: shown })
      }
      const options = {
        headers: {
          'accept-encoding': 'identity',
          ...(from > 0 && { range: `bytes=${from}-` }),
        },
        redirect: 'manual' as const,
        compress: false,
        retry: 0,
        signal,
        proxy: settings.httpsProxy ?? settings.proxy,
        noProxy: settings.noProxy,
        ca: settings.ca,
      }
      let response: Awaited<ReturnType<typeof fetch>>
      try {
        response = await fetch(address, options)
      } catch (error) {
        signal.throwIfAborted()
        if (isDatasetsError(error)) throw error
        const details = { url: shown, reason: reasonOf(error) }
        throw datasetsError('datasets/network', details, { cause: error })
      }
      const { body } = response
      // An abort reaches the body as an error, also when nobody reads it any more.
      body.on('error', () => {})
      const location = response.headers.get('location')
      if (response.status < 300 || response.status > 399 || location === null) {
        const { status, headers } = response
        return { status, headers, chunks: (signal) => chunksOf(body, signal), url: shown }
      }
      body.resume()
      address = new URL(location, address).href
    }
    throw datasetsError('datasets/too-many-redirects', {
      url: publicAddress(url),
      limit: limitRedirects,
    })
  }
