import type { FileFormat } from './io/formats.js'

/** The errors of this package and what each of them tells. `operation` is the function called. */
export type KernelsDetails = {
  'kernels/not-an-image': { operation: string; received: string }
  'kernels/rank': { operation: string; shape: readonly number[] }
  'kernels/dtype': { operation: string; dtype: string }
  'kernels/disposed': { operation: string }
  'kernels/too-small': { operation: string; shape: readonly number[]; least: readonly number[] }
  'kernels/no-pixels': { operation: string; shape: readonly number[] }
  'kernels/signal-rank': { operation: string; shape: readonly number[] }
  'kernels/signal-too-short': { operation: string; samples: number; least: number }
  'kernels/option': { operation: string; option: string; expected: string; received: string }
  'kernels/channels': { operation: string; shape: readonly number[] }
  /** `found` is told by the first bytes. */
  'kernels/image-format': {
    operation: string
    expected: readonly ('png' | 'jpeg')[]
    found: FileFormat
  }
  'kernels/image-broken': { operation: string; format: 'png' | 'jpeg'; reason: string }
  'kernels/image-unsupported': { operation: string; format: 'png' | 'jpeg'; what: string }
  'kernels/image-too-large': {
    operation: string
    width: number
    height: number
    maxPixels: number
  }
  'kernels/not-a-number': { operation: string; index: number }
  'kernels/canvas': { operation: string; reason: string }
  'kernels/singular': { operation: string; option: string }
  /** What a model gave for so many images. */
  'kernels/model-output': { operation: string; images: number; received: string }
  'kernels/feature-maps': { operation: string; images: number; received: string }
  'kernels/not-connected': { operation: string }
  'kernels/no-gradient': { operation: string; kernel: string }
  'kernels/needs-host': { operation: string; backend: string }
  'kernels/too-few-points': { operation: string; points: number; least: number }
  'kernels/no-homography': { operation: string; points: number }
}
