import { placeError } from '../../errors.js'
import { type Matrix3, mapPoint, type Point } from '../../geometry/matrix.js'
import { checkPositive, checkWhole, refuse } from '../../options.js'
import { drawFrom } from '../../random.js'
import { fitHomography } from './homography-fit.js'

export interface HomographyOptions {
  /** The same seed gives the same homography. */
  readonly seed: number
  /** How far a point may be from where it should be, to agree. Default: 3. */
  readonly thresholdPixels?: number
  /** How sure to be that four points that agree were tried, above 0 and below 1. Default: 0.995. */
  readonly confidence?: number
  /** At most so many fours are tried. Default: 2000. */
  readonly maxIterations?: number
}

export interface Homography {
  /** Where points go: for `perspective` and `mapPoint`. The last number is 1. */
  readonly matrix: Matrix3
  /** For each pair of points, whether it agrees. */
  readonly inliers: readonly boolean[]
  /** How many do. */
  readonly inlierCount: number
}

const operation = 'findHomography'
const least = 4

/** Twice the area of a triangle, with a sign that says which way round it goes. */
const turnOf = (a: Point, b: Point, c: Point): number =>
  (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)

/** Each leaves out one of four. */
const triples = [
  [0, 1, 2],
  [0, 1, 3],
  [0, 2, 3],
  [1, 2, 3],
] as const

const longestSide = (points: readonly Point[]): number => {
  const [first, ...others] = points as [Point, ...Point[]]
  return Math.max(...others.map(({ y, x }) => Math.hypot(y - first.y, x - first.x)))
}

/**
 * Whether four pairs can be a plane seen twice from the same side: no three on a line, and all triples go
 * around the same way as theirs do, or all the other way.
 */
const isPossible = (from: readonly Point[], to: readonly Point[]): boolean => {
  const [flat, flatTo] = [from, to].map((points) => 1e-6 * longestSide(points) ** 2) as [
    number,
    number,
  ]
  const signs = triples.map(([a, b, c]) => {
    const one = turnOf(from[a]!, from[b]!, from[c]!)
    const other = turnOf(to[a]!, to[b]!, to[c]!)
    if (!(Math.abs(one) > flat && Math.abs(other) > flatTo)) return 0
    return Math.sign(one) * Math.sign(other)
  })
  return signs[0] !== 0 && signs.every((sign) => sign === signs[0])
}

interface Agreement {
  readonly matrix: Matrix3
  readonly inliers: readonly boolean[]
  readonly inlierCount: number
  /** The sum of squared distances, each at most the square of the threshold. */
  readonly cost: number
}

const agreementOf = (
  matrix: Matrix3,
  from: readonly Point[],
  to: readonly Point[],
  threshold: number,
): Agreement => {
  const limit = threshold * threshold
  let cost = 0
  let inlierCount = 0
  const inliers = from.map((point, index) => {
    const { y, x } = mapPoint(matrix, point)
    const distance = (y - to[index]!.y) ** 2 + (x - to[index]!.x) ** 2
    const agrees = distance <= limit
    cost += agrees ? distance : limit
    if (agrees) inlierCount++
    return agrees
  })
  return { matrix, inliers, inlierCount, cost }
}

/** @throws `kernels/option`, `kernels/too-few-points` */
const checkPoints = (from: readonly Point[], to: readonly Point[]): void => {
  if (from.length !== to.length) {
    refuse(operation, 'to', `${from.length} points, one for each of "from"`, to.length)
  }
  for (const [option, points] of Object.entries({ from, to })) {
    const wrong = points.find(({ y, x }) => !(Number.isFinite(y) && Number.isFinite(x)))
    if (wrong) refuse(operation, option, 'points of finite y and x', JSON.stringify(wrong))
  }
  if (from.length < least) {
    throw placeError('kernels/too-few-points', { operation, points: from.length, least })
  }
}

/** How many fours to try for one of inliers alone. */
const triesFor = (share: number, confidence: number): number =>
  Math.log1p(-confidence) / Math.log1p(-(share ** least))

/**
 * Finds the homography that most pairs of points agree with: four are drawn again and again, and what most
 * others agree with is fitted to all that do (random sample consensus). Differentiable: no.
 *
 * Distances are those of `to` from where `from` is brought. The pairs are counted in `inlierCount`: four
 * agree always, so only more say something.
 *
 * Source: M. Fischler and R. Bolles, Random sample consensus, Communications of the ACM 24 (1981);
 * P. Torr and A. Zisserman, MLESAC (2000), for the cost; R. Hartley (1997) for the fit.
 *
 * @param from points of one image, four at least; keypoints are points
 * @param to points of another, one for each
 * @throws `kernels/too-few-points`; `kernels/no-homography` where all fours drawn lie on lines, or have
 * changed sides; `kernels/option`
 *
 * @example
 * ```ts
 * const matches = matchDescriptors(one.descriptors, other.descriptors)
 * const { matrix, inlierCount } = findHomography(
 *   matches.map(({ from }) => one.keypoints[from]),
 *   matches.map(({ to }) => other.keypoints[to]),
 *   { seed: 7 },
 * )
 * ```
 */
export const findHomography = (
  from: readonly Point[],
  to: readonly Point[],
  { seed, thresholdPixels = 3, confidence = 0.995, maxIterations = 2000 }: HomographyOptions,
): Homography => {
  checkWhole(operation, 'seed', seed, 0)
  checkPositive(operation, 'thresholdPixels', thresholdPixels)
  if (!(confidence > 0 && confidence < 1)) {
    refuse(operation, 'confidence', 'above 0 and below 1', confidence)
  }
  checkWhole(operation, 'maxIterations', maxIterations, 1)
  checkPoints(from, to)
  const draw = drawFrom(seed)
  const points = from.length
  let best: Agreement | undefined
  let tries = maxIterations
  for (let iteration = 0; iteration < tries; iteration++) {
    const four = new Set<number>()
    while (four.size < least) four.add(Math.floor(draw() * points))
    const [some, others] = [[...four].map((at) => from[at]!), [...four].map((at) => to[at]!)]
    if (!isPossible(some!, others!)) continue
    const found = agreementOf(fitHomography(some!, others!), from, to, thresholdPixels)
    if (best && !(found.cost < best.cost)) continue
    best = found
    tries = Math.min(maxIterations, triesFor(found.inlierCount / points, confidence))
  }
  if (!best || best.inlierCount < least) {
    throw placeError('kernels/no-homography', { operation, points })
  }
  const { matrix, inliers, inlierCount } = fitted(best, from, to, thresholdPixels)
  return { matrix, inliers, inlierCount }
}

/** Fits to all that agree, as long as that makes it better. */
const fitted = (
  first: Agreement,
  from: readonly Point[],
  to: readonly Point[],
  threshold: number,
): Agreement => {
  let best = first
  while (best.inlierCount > least) {
    const among = (points: readonly Point[]) => points.filter((_, index) => best.inliers[index])
    const matrix = fitHomography(among(from), among(to))
    const found = agreementOf(matrix, from, to, threshold)
    if (!(found.cost < best.cost)) break
    best = found
  }
  return best
}
