/** What each error of this package tells, by its code. */
export interface WasmDetails {
  'wasm/out-of-memory': { bytes: number; heapBytes: number }
  'wasm/no-simd': Record<string, never>
  'wasm/already-running': { tensors: number }
  'wasm/bad-dropout': { rate: number; seed: number }
}
