/** Which memory: one that threads share, or one that belongs to this thread alone. */
export type MemoryKind = 'shared' | 'plain'

/** Which vector instructions: those of every browser since 2021, or with fused multiply-add. */
export type SimdLevel = 'simd128' | 'relaxed'

/** The files of WebAssembly that can be loaded. */
export type BinaryName =
  | 'xnnpack-shared'
  | 'xnnpack-plain'
  | 'kernels-shared'
  | 'kernels-shared-relaxed'
  | 'kernels-plain'
  | 'kernels-plain-relaxed'

export const xnnpackBinary = (memory: MemoryKind): BinaryName => `xnnpack-${memory}`

export const kernelsBinary = (memory: MemoryKind, simd: SimdLevel): BinaryName =>
  simd === 'relaxed' ? `kernels-${memory}-relaxed` : `kernels-${memory}`
