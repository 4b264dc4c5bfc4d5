import type { Point } from '../../geometry/matrix.js'

/** A spot, with its size and its direction. */
export interface SiftKeypoint extends Point {
  /** Of the Gaussian that it was found in, in pixels; half of OpenCV's `size`. */
  readonly sigma: number
  /** Where the image rises most around it: 0 to the right, 90 downwards, as OpenCV's. */
  readonly angleDegrees: number
  /** Its contrast, as a share of `dataRange`. */
  readonly response: number
  /** In which octave it was found: -1 is twice as large as the image, 0 as large, 1 half as large. */
  readonly octave: number
}
