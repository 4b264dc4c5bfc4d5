/** What each error of this package tells, by its code. */
export interface WasmDetails {
  'wasm/out-of-memory': { bytes: number; heapBytes: number }
  'wasm/no-simd': Record<string, never>
  'wasm/no-relaxed-simd': Record<string, never>
  'wasm/already-running': { tensors: number }
  'wasm/bad-dropout': { rate: number; seed: number }
  'wasm/disposed': Record<string, never>
  'wasm/tensor-disposed': Record<string, never>
  'wasm/bad-threads': { source: 'threads' | 'FIRSTGRAD_THREADS'; value: string; most: number }
  'wasm/binary-not-loaded': { name: string; path: string; reason: string }
  'wasm/one-thread': { why: 'not-isolated' | 'refused'; wanted: number; reason: string }
  'wasm/thread-lost': { left: number }
  'wasm/kernel-trapped': { kernel: string }
  'wasm/kernel-mismatch': { kernel: string; expected: number; got: number }
}
