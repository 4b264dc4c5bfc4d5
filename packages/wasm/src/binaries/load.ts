import { wasmError } from '../errors.js'
import type { BinaryName } from './names.js'

/** One import each, spelt out, so that every bundler sees the file and splits it off. */
const embedded: Record<BinaryName, () => Promise<{ gzipped: string }>> = {
  'xnnpack-shared': () => import('./generated/xnnpack-shared.js'),
  'xnnpack-plain': () => import('./generated/xnnpack-plain.js'),
  'kernels-shared': () => import('./generated/kernels-shared.js'),
  'kernels-shared-relaxed': () => import('./generated/kernels-shared-relaxed.js'),
  'kernels-plain': () => import('./generated/kernels-plain.js'),
  'kernels-plain-relaxed': () => import('./generated/kernels-plain-relaxed.js'),
}

/** Where to take a file from instead of the embedded one: an address, in Node also a file's path. */
export type BinaryPaths = Partial<Record<BinaryName, string | URL>>

/** Compiles one of the files of WebAssembly. Throws `wasm/binary-not-loaded`. */
export const loadBinary = async (
  name: BinaryName,
  paths: BinaryPaths = {},
): Promise<WebAssembly.Module> => {
  const path = paths[name]
  if (path === undefined) {
    const { gzipped } = await embedded[name]()
    return WebAssembly.compile(await inflate(gzipped))
  }
  return blamingPath(name, paths, () => (isFile(path) ? fromDisk(path) : fromAddress(path)))
}

/**
 * Loads or starts one of the files. Where that fails and the file came from an address, the error is
 * `wasm/binary-not-loaded`: a file under the name of another compiles and does not start.
 */
export const blamingPath = async <Result>(
  name: BinaryName,
  paths: BinaryPaths = {},
  work: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await work()
  } catch (cause) {
    const path = paths[name]
    if (path === undefined) throw cause
    const details = { name, path: String(path), reason: reasonOf(cause) }
    throw wasmError('wasm/binary-not-loaded', details, { cause })
  }
}

/** `fetch` says only that it failed; why is what its error was caused by. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause ? `${error.message}: ${reasonOf(error.cause)}` : error.message
}

const inNode = typeof process === 'object' && !!process.versions?.node

const isFile = (path: string | URL): boolean => inNode && !/^(https?|data|blob):/.test(String(path))

const fromDisk = async (path: string | URL): Promise<WebAssembly.Module> => {
  const { readFile } = process.getBuiltinModule('node:fs/promises')
  const file = String(path).startsWith('file:') ? new URL(path) : path
  return WebAssembly.compile(await readFile(file))
}

const fromAddress = async (path: string | URL): Promise<WebAssembly.Module> => {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  // Compiling while it arrives is allowed only under this type, which not every server knows.
  return response.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer())
}

const inflate = async (base64: string): Promise<BufferSource> => {
  if (inNode) {
    const { gunzipSync } = process.getBuiltinModule('node:zlib')
    return gunzipSync(Buffer.from(base64, 'base64'))
  }
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).arrayBuffer()
}
