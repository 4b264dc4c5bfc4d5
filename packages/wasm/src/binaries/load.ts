import type { BinaryName } from './names.js'

/** One import each, spelt out, so that every bundler sees the file and splits it off. */
const embedded: Record<BinaryName, () => Promise<{ gzipped: string; bytes: number }>> = {
  'xnnpack-shared': () => import('./generated/xnnpack-shared.js'),
  'xnnpack-plain': () => import('./generated/xnnpack-plain.js'),
  'kernels-shared': () => import('./generated/kernels-shared.js'),
  'kernels-shared-relaxed': () => import('./generated/kernels-shared-relaxed.js'),
  'kernels-plain': () => import('./generated/kernels-plain.js'),
  'kernels-plain-relaxed': () => import('./generated/kernels-plain-relaxed.js'),
}

/** Where to fetch a file from instead of taking the embedded one. */
export type BinaryPaths = Partial<Record<BinaryName, string | URL>>

/** Compiles one of the files of WebAssembly. */
export const loadBinary = async (
  name: BinaryName,
  paths: BinaryPaths = {},
): Promise<WebAssembly.Module> => {
  const path = paths[name]
  if (path !== undefined) return WebAssembly.compileStreaming(fetch(path))
  const { gzipped, bytes } = await embedded[name]()
  return WebAssembly.compile(await inflate(fromBase64(gzipped), bytes))
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}

const inflate = async (
  gzipped: Uint8Array<ArrayBuffer>,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> => {
  const bytes = new Uint8Array(length)
  let at = 0
  const stream = new Blob([gzipped]).stream().pipeThrough(new DecompressionStream('gzip'))
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
