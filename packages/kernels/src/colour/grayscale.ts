import { checkChoice } from '../options.js'
import { mix } from './mix.js'
import { type Colours, onColours } from './on-colours.js'

export interface GrayscaleOptions {
  /**
   * What red, green and blue weigh: `'rec709'` .2125, .7154, .0721, as scikit-image; `'rec601'` .299,
   * .587, .114, as OpenCV and JPEG. Default: rec709.
   */
  readonly weights?: 'rec709' | 'rec601'
}

const weightsOf = {
  rec709: [0.2125, 0.7154, 0.0721],
  rec601: [0.299, 0.587, 0.114],
} as const

/**
 * The brightness of colours, in the units of the image: a weighed sum of red, green and blue as they
 * stand, without undoing their gamma. Differentiable: yes.
 *
 * Source: ITU-R BT.709 and BT.601; `rgb2gray` of scikit-image and `cvtColor` of OpenCV.
 *
 * @param image `[height, width, 3]` or `[images, height, width, 3]`; a fourth channel is alpha
 * @returns the same rank with one channel, and alpha behind it if there was any
 * @throws `kernels/channels`, `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const gray = grayscale(photograph) // [480, 640, 3] to [480, 640, 1]
 * ```
 */
export const grayscale = <T extends Colours>(
  image: T,
  { weights = 'rec709' }: GrayscaleOptions = {},
): T => {
  checkChoice('grayscale', 'weights', weights, ['rec709', 'rec601'])
  return onColours('grayscale', image, 1, (colours) => mix(colours, [weightsOf[weights]]))
}
