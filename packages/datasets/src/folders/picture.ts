import { datasetsError } from '../errors.js'

/** A decoded image, 8 bits in each channel. */
export interface Picture {
  readonly height: number
  readonly width: number
  /** `[height, width, 4]`: red, green, blue, alpha. */
  readonly rgba: Uint8Array
}

/** @throws `datasets/image-broken` */
export const brokenImage = (file: string, reason: string, cause?: unknown): never => {
  throw datasetsError('datasets/image-broken', { file, reason }, { cause })
}

/** @throws `datasets/image-broken`, `datasets/image-too-large` */
export const checkPixels = (
  file: string,
  { height, width }: { height: number; width: number },
  limitPixels: number,
): void => {
  if (height === 0 || width === 0) brokenImage(file, `${height} × ${width} pixels`)
  if (height * width > limitPixels) {
    throw datasetsError('datasets/image-too-large', { file, height, width, limitPixels })
  }
}
