import { type LayersModel, layers, sequential } from '@tensorflow/tfjs-layers'

/** Feature extractors that look at pictures of pet faces `[size, size, 3]`. */
export type NetworkName = 'linear' | 'mlp' | 'cnn'

const relu = { activation: 'relu', kernelInitializer: 'heNormal' } as const

/** Three convolutions, each pooled, as all exercises with pet faces use them. */
const convolutions = (size: number) =>
  [8, 16, 32].flatMap((filters, i) => [
    layers.conv2d({
      ...relu,
      filters,
      kernelSize: 3,
      padding: 'same',
      ...(i === 0 && { inputShape: [size, size, 3] }),
    }),
    layers.maxPooling2d({ poolSize: 2 }),
  ])

const bodies = {
  linear: (size: number) => [layers.flatten({ inputShape: [size, size, 3] })],
  mlp: (size: number) => [
    layers.flatten({ inputShape: [size, size, 3] }),
    layers.dense({ ...relu, units: 64 }),
  ],
  cnn: (size: number) => [
    ...convolutions(size),
    layers.flatten(),
    layers.dense({ ...relu, units: 64 }),
  ],
}

/** A network that ends in numbers without limits, such as logits. It is not compiled yet. */
export const petNetwork = (name: NetworkName, size: number, units: number): LayersModel =>
  sequential({ layers: [...bodies[name](size), layers.dense({ units })] })
