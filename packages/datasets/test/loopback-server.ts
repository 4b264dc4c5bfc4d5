import { writeFileSync } from 'node:fs'
import { createServer as createHttp, type RequestListener } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { onTestFinished } from 'vitest'
import { scratchFolder } from './scratch-folder.js'

export interface LoopbackServer {
  /** Ends in a slash. */
  readonly url: string
  /** An environment in which npm, and so we, trust the server and nothing else is set. */
  readonly env: NodeJS.ProcessEnv
  /** `METHOD path range` of each request. */
  readonly requests: string[]
}

const listen = async (server: Server & { closeAllConnections(): void }): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

const recorded =
  (requests: string[], answer: RequestListener): RequestListener =>
  (request, response) => {
    requests.push(`${request.method} ${request.url} ${request.headers.range ?? '-'}`)
    answer(request, response)
  }

// Made once: a key takes a tenth of a second or more.
let certificate: ReturnType<typeof generate> | undefined

/** A server with a certificate of its own, for as long as the test runs. */
export const httpsServer = async (answer: RequestListener): Promise<LoopbackServer> => {
  certificate ??= generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
        ],
      },
    ],
  })
  const pems = await certificate
  const home = scratchFolder()
  const cafile = join(home, 'ca.pem')
  writeFileSync(cafile, pems.cert)
  const requests: string[] = []
  const server = createHttps({ key: pems.private, cert: pems.cert }, recorded(requests, answer))
  const url = `https://127.0.0.1:${await listen(server)}/`
  return { url, requests, env: { HOME: home, npm_config_cafile: cafile } }
}

/** A plain server, as registries inside a company often are. */
export const httpServer = async (answer: RequestListener): Promise<LoopbackServer> => {
  const requests: string[] = []
  const url = `http://127.0.0.1:${await listen(createHttp(recorded(requests, answer)))}/`
  return { url, requests, env: { HOME: scratchFolder(), npm_config_registry: url } }
}
