import type { Catalog } from '@firstgrad/errors'
import type { WasmDetails } from '../details.js'

const mb = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`

export const en: Catalog<WasmDetails> = {
  'wasm/out-of-memory': (d) =>
    `WebAssembly has no ${mb(d.bytes)} more to give; it holds ${mb(d.heapBytes)} and can hold 4096 MB. Dispose tensors that are no longer needed (tf.tidy), or take smaller batches.`,
  'wasm/no-simd': () =>
    'This host has no vector instructions in WebAssembly (SIMD128). Use Node 16.4 or newer or a browser of 2021 or newer, or the cpu backend.',
  'wasm/already-running': (d) =>
    `TensorFlow.js's own "wasm" backend is running already and holds ${d.tensors} tensors. Call registerWasm() before the first tensor is made, or tf.removeBackend('wasm') when they are no longer needed.`,
  'wasm/bad-dropout': (d) =>
    `Dropout takes a rate from 0 up to but without 1 and as seed a whole number from 0 to 2^53 - 1, not rate ${d.rate} and seed ${d.seed}.`,
}
