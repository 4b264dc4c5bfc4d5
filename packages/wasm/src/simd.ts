import type { SimdLevel } from './binaries/names.js'
import { wasmError } from './errors.js'

/** (func (result v128) i32.const 0 i8x16.splat) */
const simd128 = [1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0, 10, 8, 1, 6, 0, 0x41, 0, 0xfd, 15, 11]

/** (func (param v128) (result v128) local.get 0 local.get 0 local.get 0 f32x4.relaxed_madd) */
const relaxedMadd = [
  1, 6, 1, 0x60, 1, 0x7b, 1, 0x7b, 3, 2, 1, 0, 10, 13, 1, 11, 0, 0x20, 0, 0x20, 0, 0x20, 0, 0xfd,
  0x85, 2, 11,
]

const understood = (sections: readonly number[]): boolean =>
  WebAssembly.validate(Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections]))

/**
 * The vector instructions to use. Relaxed ones only when asked for, because their results differ
 * between machines. Throws `wasm/no-simd` and `wasm/no-relaxed-simd`.
 */
export const chooseSimd = (wantsRelaxed: boolean): SimdLevel => {
  if (!understood(simd128)) throw wasmError('wasm/no-simd', {})
  if (!wantsRelaxed) return 'simd128'
  if (!understood(relaxedMadd)) allowRelaxed()
  if (!understood(relaxedMadd)) throw wasmError('wasm/no-relaxed-simd', {})
  return 'relaxed'
}

/** Node 20 has them behind a flag, which may still be set now. */
const allowRelaxed = (): void => {
  if (typeof process !== 'object' || !process.versions?.node) return
  const v8 = process.getBuiltinModule('node:v8')
  v8.setFlagsFromString('--experimental-wasm-relaxed-simd')
}
