/** The errors of this package and what each of them tells. `operation` is the function called. */
export type KernelsDetails = {
  'kernels/not-an-image': { operation: string; received: string }
  'kernels/rank': { operation: string; shape: readonly number[] }
  'kernels/dtype': { operation: string; dtype: string }
  'kernels/disposed': { operation: string }
  'kernels/too-small': { operation: string; shape: readonly number[]; least: readonly number[] }
  'kernels/signal-rank': { operation: string; shape: readonly number[] }
  'kernels/signal-too-short': { operation: string; samples: number; least: number }
  'kernels/option': { operation: string; option: string; expected: string; received: string }
  'kernels/needs-host': { operation: string; backend: string }
}
