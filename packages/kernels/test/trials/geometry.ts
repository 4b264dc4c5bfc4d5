import { concat, reshape, type Tensor, tidy } from '@tensorflow/tfjs-core'
import reference from '../../src/geometry/geometry.reference.json' with { type: 'json' }
import {
  affine,
  affineMatrix,
  boxSums,
  crop,
  flip,
  gaussianPyramid,
  type Image,
  integralImage,
  laplacianPyramid,
  pad,
  perspective,
  resize,
  rotate,
} from '../../src/index.js'
import { floats, imageOf } from '../reference.js'
import type { Trials } from './trial.js'

type Operation = (image: Image, options: never) => Tensor

/** One of several images; the others are disposed. */
const levelOf =
  (pyramid: typeof gaussianPyramid) =>
  (image: Image, { level, levels, ...options }: { level: number; levels: number }): Tensor => {
    const found = pyramid(image, options)
    if (found.length !== levels) throw new Error(`expected ${levels} levels, got ${found.length}`)
    found.filter((_, index) => index !== level).map((one) => one.dispose())
    return found[level]!
  }

/** The operations of the reference, by their names there. */
const operations: Readonly<Record<string, Operation>> = {
  resize,
  rotate,
  affine,
  perspective,
  crop,
  flip,
  pad,
  integralImage,
  boxSums: (image, { boxes }: { boxes: Parameters<typeof boxSums>[1] }) =>
    tidy(() => boxSums(integralImage(image), boxes)),
  gaussianPyramid: levelOf(gaussianPyramid),
  laplacianPyramid: levelOf(laplacianPyramid),
}

const tilt = [
  [1.1, 0.2, -1.2],
  [-0.15, 0.9, 0.7],
  [0.02, -0.03, 1],
] as const

const flat = (images: readonly Image[]): Tensor =>
  concat(images.map((image) => reshape(image, [-1])))

/** What OpenCV, Pillow, scikit-image and NumPy make of some images. */
export const geometry: Trials = {
  values: reference.cases.map(({ operation, image, options, shape, values }) => ({
    operation,
    title: `${image} ${JSON.stringify(options)}`,
    input: () => imageOf(reference.images[image as keyof typeof reference.images]),
    run: (input: Image) => operations[operation]!(input, options as never),
    shape,
    values: floats(values),
  })),
  gradients: {
    'resize, smaller': (image: Image) => resize(image, { height: 3, width: 4 }),
    'resize, larger': (image: Image) =>
      resize(image, { height: 8, width: 9, interpolation: 'bicubic' }),
    'resize by area': (image: Image) =>
      resize(image, { height: 2, width: 9, interpolation: 'area' }),
    'resize to the nearest': (image: Image) =>
      resize(image, { height: 3, width: 9, interpolation: 'nearest' }),
    'resize without aliases': (image: Image) =>
      resize(image, { height: 3, width: 3, interpolation: 'bicubic', antialias: true }),
    rotate: (image: Image) => rotate(image, { angleDegrees: 25, border: 'symmetric' }),
    affine: (image: Image) =>
      affine(image, {
        matrix: affineMatrix({ angleDegrees: 10, scale: 1.3, translate: { x: 1.5 } }),
        ...{ interpolation: 'bicubic', border: 'wrap', height: 4 },
      }),
    perspective: (image: Image) => perspective(image, { matrix: tilt, borderValue: 2 }),
    crop: (image: Image) => crop(image, { top: 1, left: 2, height: 3, width: 4 }),
    flip: (image: Image) => flip(image, { axis: 'x' }),
    'pad with a constant': (image: Image) =>
      pad(image, { top: 2, right: 1, border: 'constant', borderValue: 3 }),
    pad: (image: Image) => pad(image, { top: 9, left: 3, right: 1, border: 'reflect' }),
    integralImage: (image: Image) => integralImage(image),
    boxSums: (image: Image) =>
      boxSums(image, [
        { height: 2, width: 3 },
        { top: 1, left: 2, height: 4, width: 5 },
      ]),
    gaussianPyramid: (image: Image) => flat(gaussianPyramid(image)),
    laplacianPyramid: (image: Image) => flat(laplacianPyramid(image)),
  },
}
