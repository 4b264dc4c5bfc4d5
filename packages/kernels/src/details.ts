import type { FileFormat } from './io/formats.js'

// What each error tells; `operation` is the function called. They are parted so that a page loads only the
// words of what it uses.

/** Of what is wrong with most arguments. */
export type ImageDetails = {
  'kernels/not-an-image': { operation: string; received: string }
  'kernels/rank': { operation: string; shape: readonly number[] }
  'kernels/dtype': { operation: string; dtype: string }
  'kernels/disposed': { operation: string }
  'kernels/option': { operation: string; option: string; expected: string; received: string }
}

/** Of what an operation needs of an image and of where it lies. */
export type NeedDetails = {
  'kernels/too-small': { operation: string; shape: readonly number[]; least: readonly number[] }
  'kernels/no-pixels': { operation: string; shape: readonly number[] }
  'kernels/channels': { operation: string; shape: readonly number[] }
  'kernels/needs-host': { operation: string; backend: string }
}

/** Of signals. */
export type SignalDetails = {
  'kernels/signal-rank': { operation: string; shape: readonly number[] }
  'kernels/signal-too-short': { operation: string; samples: number; least: number }
}

/** Of models that are explained. */
export type ModelDetails = {
  /** What a model gave for so many images. */
  'kernels/model-output': { operation: string; images: number; received: string }
  'kernels/feature-maps': { operation: string; images: number; received: string }
  'kernels/not-connected': { operation: string }
  'kernels/no-gradient': { operation: string; kernel: string }
}

/** Of matrices and places. */
export type PlaceDetails = {
  'kernels/singular': { operation: string; option: string }
  'kernels/too-few-points': { operation: string; points: number; least: number }
  'kernels/no-homography': { operation: string; points: number }
}

/** Of files, canvases and raw samples. */
export type FileDetails = {
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
}

/** The errors of this package and what each of them tells. */
export type KernelsDetails = ImageDetails &
  NeedDetails &
  SignalDetails &
  ModelDetails &
  PlaceDetails &
  FileDetails
