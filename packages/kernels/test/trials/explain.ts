import {
  add,
  concat,
  conv2d,
  matMul,
  mean,
  mul,
  relu,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tensor2d,
  tensor4d,
  tidy,
  variable,
  zerosLike,
} from '@tensorflow/tfjs-core'
import reference from '../../src/explain/explain.reference.json' with { type: 'json' }
import {
  type ActivationMaximizationOptions,
  type AttackOptions,
  activationMaximization,
  featureMapGrid,
  fgsm,
  gradCam,
  gramMatrix,
  type Image,
  integratedGradients,
  kernelPicture,
  type OcclusionOptions,
  occlusion,
  type PgdOptions,
  pgd,
  randomizationCheck,
  type SmoothGradOptions,
  saliency,
  smoothGrad,
  styleLoss,
} from '../../src/index.js'
import { floats, imageOf } from '../reference.js'
import type { Trial, Trials } from './trial.js'

const { weights, images, cases, styles, ascents } = reference

const weightOf = <T extends Tensor>(name: keyof typeof weights): T =>
  imageOf<Tensor2D>(weights[name]) as Tensor as T

const convolution = (x: Tensor4D, layer: 1 | 2): Tensor4D => {
  const kernel = weightOf<Tensor4D>(`conv${layer}`)
  const maps = conv2d(x, kernel, layer, layer === 1 ? 'same' : 'valid')
  return relu(add<Tensor4D>(maps, weightOf(`bias${layer}`)))
}

/** The network of the reference, in two parts. */
export const featureMaps = (x: Tensor4D): Tensor4D => tidy(() => convolution(convolution(x, 1), 2))
export const head = (maps: Tensor4D): Tensor2D =>
  tidy(() => add(matMul(mean(maps, [1, 2]), weightOf<Tensor2D>('dense')), weightOf('bias3')))
export const network = (x: Tensor4D): Tensor2D => head(featureMaps(x))

/** One of several tensors; the others are gone. */
const only = <Parts extends Readonly<Record<string, Tensor>>>(parts: Parts, kept: keyof Parts) => {
  for (const [name, part] of Object.entries(parts)) if (name !== kept) part.dispose()
  return parts[kept] as Tensor
}

const resultOf = async (events: AsyncIterable<{ readonly type: string }>): Promise<Tensor> => {
  let result: Tensor | undefined
  for await (const event of events) {
    if (event.type !== 'result') continue
    const { type: _, ...tensors } = event as unknown as Record<string, Tensor>
    result = Object.values(tensors)[0]
  }
  return result as Tensor
}

type Run = (image: Tensor4D, options: never) => Tensor | Promise<Tensor>

const operations: Readonly<Record<string, Run>> = {
  saliency: (image, options) => saliency(image, network, options),
  integratedGradients: (image, options) =>
    only(integratedGradients(image, network, options), 'attributions'),
  convergenceDelta: (image, options) =>
    only(integratedGradients(image, network, options), 'convergenceDelta'),
  gradCam: (image, options) => gradCam(image, { featureMaps, head }, options),
  occlusion: (image, options: OcclusionOptions) => resultOf(occlusion(image, network, options)),
  fgsm: (image, options: AttackOptions) => only({ ...fgsm(image, network, options) }, 'images'),
  'fgsm.success': (image, options: AttackOptions) =>
    only({ ...fgsm(image, network, options) }, 'success'),
  pgd: (image, options: PgdOptions) => only({ ...pgd(image, network, options) }, 'images'),
  'pgd.success': (image, options: PgdOptions) =>
    only({ ...pgd(image, network, options) }, 'success'),
  gramMatrix: (image, options) => gramMatrix(image, options),
}

const imageNamed = (name: string): Tensor4D => imageOf(images[name as keyof typeof images])

const styleTrial = ({ image, style, options, value }: (typeof styles)[number]): Trial => ({
  operation: 'styleLoss',
  title: `${image} ${style} ${JSON.stringify(options)}`,
  input: () => imageNamed(image),
  run: (input: Tensor4D) =>
    tidy(() =>
      styleLoss([input], [imageNamed(style)], {
        ...options,
        normalization: options.normalization as 'gatys' | 'johnson',
      }),
    ),
  shape: [],
  values: [value],
})

const ascentTrial = ({ options, values }: (typeof ascents)[number]): Trial => ({
  operation: 'activationMaximization',
  title: JSON.stringify(options),
  input: () => imageNamed('noise'),
  run: () => {
    const told = { ...options, seed: 1 } as object as ActivationMaximizationOptions
    return resultOf(activationMaximization(network, told))
  },
  shape: options.shape,
  values: floats(values),
})

/** Without noise all samples are alike. */
const withoutNoise = ({ image, options, shape, values }: (typeof cases)[number]): Trial => ({
  operation: 'smoothGrad',
  title: `${image} ${JSON.stringify(options)}`,
  input: () => imageNamed(image),
  run: (input: Tensor4D) => {
    const told = { ...options, noise: 0, seed: 1, samples: 5, batchSize: 6 } as SmoothGradOptions
    return smoothGrad(input, network, told)
  },
  shape,
  values: floats(values),
})

/** Three maps of two pixels in rows of two, by hand. */
const threeMaps: Trial = {
  operation: 'featureMapGrid',
  title: 'three maps',
  input: () => tensor4d([1, 0, 3, 4, 0, -6], [1, 1, 2, 3]),
  run: (maps: Tensor4D) => featureMapGrid(maps, { columns: 2, enlarge: 2 }),
  shape: [6, 10],
  values: [
    ...[0.25, 0.25, 1, 1, 0, 0, 0, 0, 0, 0],
    ...[0.25, 0.25, 1, 1, 0, 0, 0, 0, 0, 0],
    ...Array<number>(20).fill(0),
    ...[0.5, 0.5, -1, -1, 0, 0, 0, 0, 0, 0],
    ...[0.5, 0.5, -1, -1, 0, 0, 0, 0, 0, 0],
  ],
}

/** One kernel of two weights for red, green and blue, by hand. */
const oneKernel: Trial = {
  operation: 'kernelPicture',
  title: 'three inputs',
  input: () => tensor4d([1, 2, -4, 0, 0, 2], [1, 2, 3, 1]),
  run: (kernels: Tensor4D) => kernelPicture(kernels, { enlarge: 2 }),
  shape: [2, 4, 3],
  values: [1, 2].flatMap(() => [0.25, 0.5, -1, 0.25, 0.5, -1, 0, 0, 0.5, 0, 0, 0.5]),
}

/** The first variable is all zeros and stays so; then weights are others, and at the end what they were. */
const restored: Trial = {
  operation: 'randomizationCheck',
  title: 'weights',
  input: () => tensor2d([[1, -2, 3.5, 0.1]]),
  run: async (values: Tensor2D) => {
    const [zeros, weights] = tidy(() => [variable(zerosLike(values)), variable(values)] as const)
    const explain = () => weights.clone()
    const correlations: number[] = []
    for await (const event of randomizationCheck(explain, { variables: [zeros, weights], seed: 2 }))
      correlations.push(event.rankCorrelation)
    const result = tidy(() => {
      const told = tensor2d([[correlations[0]!, correlations[1]! < 1 ? 1 : 0]])
      return concat([told, weights as Tensor as Tensor2D], 1)
    })
    for (const one of [zeros, weights]) one.dispose()
    return result
  },
  shape: [1, 6],
  values: [1, 1, 1, -2, 3.5, Math.fround(0.1)],
  most: Number.MIN_VALUE,
}

/** What PyTorch and captum find of a small network with frozen weights. */
export const explain: Trials = {
  values: [
    ...cases.map(({ operation, image, options, shape, values }) => ({
      operation,
      title: `${image} ${JSON.stringify(options)}`,
      input: () => imageNamed(image),
      run: (input: Tensor4D) => operations[operation]!(input, options as never),
      shape,
      values: floats(values),
    })),
    ...cases.filter(({ operation }) => operation === 'saliency').map(withoutNoise),
    ...styles.map(styleTrial),
    threeMaps,
    oneKernel,
    restored,
    ...ascents.map(ascentTrial),
  ],
  gradients: {
    gramMatrix: (image: Image) => gramMatrix(image as Tensor4D),
    styleLoss: (image: Image) => {
      const style = imageOf<Tensor4D>(images.ramp)
      return styleLoss([image, mul(image as Tensor4D, image)], [style, style], {
        weights: [3, 5],
      })
    },
  },
}
