import { refuse } from '../../options.js'
import { withSift } from './engine.js'
import {
  descriptorLength,
  extremumFloats,
  type Found,
  histogramFloats,
  keypointsOf,
  mostPeaks,
  reachOf,
} from './octave-keypoints.js'
import { makeLevels, octavesOf, planeBytes, type Search, tapsOf } from './octaves.js'

/** Vectors reach so far behind the last row. */
const oneVector = 16

/** WebAssembly has 4 GiB. */
const mostBytes = 2 ** 32 - 2 ** 20

/**
 * The keypoints of an image `[height, width]`, octave by octave.
 *
 * @throws `kernels/option` where the memory is too small
 */
export const findKeypoints = (
  values: Float32Array,
  height: number,
  width: number,
  search: Search,
): readonly Found[] => {
  const octaves = octavesOf(height, width)
  const [largest] = octaves
  if (!largest) return []
  const { layers, sigma, shares } = search
  const taps = tapsOf(search)
  const mostTaps = Math.max(...taps.map(({ length }) => length))
  const reach = reachOf(sigma * 2 ** (1 + 1 / layers)) + 1
  const rowBytes = 4 * largest.stride
  // In the order of the addresses below.
  const sizes = [
    4 * height * width,
    (layers + 3) * planeBytes(largest) + oneVector,
    3 * (layers + 2) * rowBytes + oneVector,
    largest.height * largest.width,
    // As if every pixel of a row were an extremum.
    4 * extremumFloats * layers * largest.width,
    4 * mostTaps,
    rowBytes + 8 * mostTaps + oneVector,
    4 * (2 * reach + 1) + oneVector,
    4 * histogramFloats,
    4 * mostPeaks,
    4 * descriptorLength,
  ] as const
  const bytes = sizes.reduce<number>((sum, size) => sum + size, 0)
  if (bytes > mostBytes) {
    const expected = 'smaller: its pyramid needs more than the 4 GiB that WebAssembly has'
    refuse('sift', 'image', expected, `${height} x ${width} pixels`)
  }
  return withSift(sizes, (engine, places) => {
    const [image, levels, differences, seen, list, tapsAt, scratch, ...more] = places
    const [weights, histogram, peaks, descriptor] = more
    new Float32Array(engine.memory.buffer, image).set(values)
    const levelPlaces = { levels, taps: tapsAt, scratch }
    const keypointPlaces = {
      ...{ levels, differences, seen, list },
      ...{ weights, histogram, peaks, descriptor },
    }
    return octaves.flatMap((octave, at) => {
      makeLevels(engine, octave, octaves[at - 1], taps, levelPlaces, (target, rows) =>
        engine.enlarge(image, height, width, rows, target, octave.stride, ...shares),
      )
      return [...keypointsOf(engine, octave, search, keypointPlaces)]
    })
  })
}
