import type { Catalog } from '@firstgrad/errors'
import type { PlaceDetails } from '../../details.js'

export const places: Catalog<PlaceDetails> = {
  'kernels/singular': ({ operation, option }) =>
    `${operation}: expected a matrix that can be inverted, but "${option}" brings the whole image onto a line or a point. Use scales other than 0, and points of which no three lie on a line.`,
  'kernels/too-few-points': ({ operation, points, least }) =>
    `${operation}: expected at least ${least} pairs of points, got ${points}. Keep more matches: raise "ratio" of matchDescriptors, or lower "contrastThreshold" of sift.`,
  'kernels/no-homography': ({ operation, points }) =>
    `${operation}: no homography fits: among ${points} pairs of points no four were found of which no three lie on a line, and which go around the same way in both images. Keep better matches ("crossCheck"), or more of them.`,
}
