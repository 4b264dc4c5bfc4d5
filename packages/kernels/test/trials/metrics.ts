import {
  add,
  mul,
  randomNormal,
  reshape,
  sigmoid,
  slice,
  type Tensor,
  type Tensor2D,
  tensor2d,
  tidy,
} from '@tensorflow/tfjs-core'
import {
  boxIou,
  dice,
  type Image,
  iou,
  psnr,
  type SsimOptions,
  ssim,
  ssimMap,
} from '../../src/index.js'
import likeness from '../../src/metrics/likeness.reference.json' with { type: 'json' }
import overlap from '../../src/metrics/overlap.reference.json' with { type: 'json' }
import { floats, imageOf } from '../reference.js'
import type { Trial, Trials } from './trial.js'

type PairName = keyof typeof likeness.pairs

/** Compares the truth of a pair with its image. */
const likenessTrial = (
  name: string,
  run: (truth: Image, image: Image, dataRange: number) => Tensor,
  rest: Omit<Trial, 'input' | 'run'>,
): Trial => {
  const { shape, truth, image, dataRange } = likeness.pairs[name as PairName]
  return {
    ...rest,
    input: () => imageOf({ shape, values: truth }),
    run: (one: Image) => tidy(() => run(one, imageOf({ shape, values: image }), dataRange)),
  }
}

const likenessTrials: readonly Trial[] = [
  ...likeness.psnr.map(({ pair, value }) =>
    likenessTrial(pair, (truth, image, dataRange) => psnr(truth, image, { dataRange }), {
      ...{ operation: 'psnr', title: pair, shape: [], values: [value] },
    }),
  ),
  ...likeness.ssim.flatMap(({ pair, options, value, map }) => {
    const title = `${pair} ${JSON.stringify(options)}`
    const whole = (dataRange: number) => ({ ...options, dataRange }) as SsimOptions
    const { shape } = likeness.pairs[pair as PairName]
    // Of windows that are nearly flat 32 bits tell little.
    const most = 5e-5
    const mean = likenessTrial(pair, (one, other, range) => ssim(one, other, whole(range)), {
      ...{ operation: 'ssim', title, shape: [], values: [value], most },
    })
    if (map === undefined) return [mean]
    const each = likenessTrial(pair, (one, other, range) => ssimMap(one, other, whole(range)), {
      ...{ operation: 'ssimMap', title, shape, values: floats(map), most },
    })
    return [mean, each]
  }),
]

const maskTrials: readonly Trial[] = [...overlap.masks, ...overlap.maps].flatMap((pair) =>
  ([iou, dice] as const).map((measure, at) => {
    const options = 'classes' in pair ? { classes: pair.classes } : {}
    const operation = at === 0 ? 'iou' : 'dice'
    return {
      operation,
      title: `${pair.name} ${JSON.stringify(options)}`,
      input: () => imageOf<Image>(pair.truth),
      run: (truth: Image) => tidy(() => measure(truth, imageOf<Image>(pair.predicted), options)),
      shape: 'classes' in pair ? [pair.classes] : [],
      values: [pair[operation]].flat(),
    }
  }),
)

const boxTrials: readonly Trial[] = [false, true].map((generalized) => ({
  operation: 'boxIou',
  title: `generalized ${generalized}`,
  input: () => tensor2d(overlap.pairs.boxes),
  run: (boxes: Tensor2D) =>
    tidy(() => boxIou(boxes, tensor2d(overlap.pairs.others), { generalized })),
  shape: [9, 6],
  values: overlap.pairs[generalized ? 'generalized' : 'iou'],
}))

/** Of the same shape. */
const another = (image: Image): Image =>
  randomNormal(image.shape as [number, number], 0, 1, 'float32', 9) as Tensor as Image

/** Six boxes that reach by less than a third of a pixel beyond whole numbers. */
const boxesOf = (image: Image): Tensor2D => {
  const numbers = reshape(slice(reshape(image, [-1]), 0, 24), [6, 4])
  const corners = [0, 1, 2, 3, 4, 5].map((at) => [at, at % 3, at + 2, (at % 3) + 2])
  return add<Tensor2D>(tensor2d(corners), mul(sigmoid(numbers), 0.3))
}

/** None of their edges is near those of the others. */
const between = (): Tensor2D =>
  tensor2d([
    [0.5, 0.5, 2.65, 2.65],
    [2.5, 0.5, 4.65, 3.65],
    [3.5, 1.5, 5.65, 2.65],
  ])

/** Of scikit-image, scikit-learn, and definitions in NumPy. */
export const metrics: Trials = {
  values: [...likenessTrials, ...maskTrials, ...boxTrials],
  gradients: {
    psnr: (image: Image) => psnr(another(image), image, { dataRange: 2 }),
    ssim: (image: Image) => ssim(another(image), image, { dataRange: 2, size: 3 }),
    'ssim, weighed': (image: Image) =>
      ssim(image, another(image), { dataRange: 2, window: 'gaussian', sigma: 0.5 }),
    ssimMap: (image: Image) => ssimMap(another(image), image, { dataRange: 2, size: 5 }),
    iou: (image: Image) => iou(sigmoid(another(image)), sigmoid(image)),
    dice: (image: Image) => dice(sigmoid(another(image)), sigmoid(image), { smooth: 1 }),
    boxIou: (image: Image) => boxIou(boxesOf(image), between()),
    'boxIou, generalized': (image: Image) =>
      boxIou(between(), boxesOf(image), { generalized: true }),
  },
}
