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
  'wasm/no-relaxed-simd': () =>
    'Relaxed SIMD was asked for, and this host has none. Use Node 20 or newer or a browser of 2024 or newer, or leave relaxedSimd out.',
  'wasm/disposed': () =>
    'This wasm backend has been disposed. Call registerWasm() again, then tf.setBackend().',
  'wasm/tensor-disposed': () =>
    'An operation was given a tensor that has been disposed. Dispose it later, or keep it out of tf.tidy with tf.keep().',
  'wasm/bad-threads': (d) =>
    `Expected ${d.source} to be a whole number from 1 to ${d.most}, got ${d.value}.`,
  'wasm/binary-not-loaded': (d) =>
    `The file for "${d.name}" could not be loaded from ${d.path}: ${d.reason}. Check paths['${d.name}'], or leave it out to take the bytes that come with the package.`,
  'wasm/one-thread': (d) =>
    d.why === 'not-isolated'
      ? `One thread instead of ${d.wanted}: this page is not cross-origin isolated. Serve it with Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp.`
      : `One thread instead of ${d.wanted}: no helper thread could be started (${d.reason}).`,
  'wasm/thread-lost': (d) =>
    `A helper thread of the wasm backend is gone; ${d.left === 1 ? 'one thread does' : `${d.left} threads do`} the work from now on. If an operation failed with it, run that step again.`,
  'wasm/kernel-trapped': (d) =>
    `${d.kernel} stopped in the middle of its work. Its result is lost; the backend can still be used. Please report the shapes it was given.`,
  'wasm/kernel-mismatch': (d) =>
    `${d.kernel} of @firstgrad/wasm computes wrongly on this machine (expected ${d.expected}, got ${d.got}); TensorFlow.js's own is used instead. Please report your processor and your version of Node or of the browser.`,
}
