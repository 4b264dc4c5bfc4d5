import { type LayersModel, layers, sequential } from '@tensorflow/tfjs-layers'

/** Networks that look at pictures of pet faces `[size, size, 3]`. */
export type NetworkName = 'linear' | 'mlp' | 'cnn'

const relu = { activation: 'relu', kernelInitializer: 'heNormal' } as const

/**
 * Light from 0 to 1 becomes -½ to ½: the zeros that pad a convolution are then mid-grey, not black,
 * and units do not all begin on one side of their bend.
 */
export const centred = (size: number) =>
  layers.rescaling({ scale: 1, offset: -0.5, inputShape: [size, size, 3] })

const bodies = {
  linear: () => [layers.flatten()],
  mlp: () => [layers.flatten(), layers.dense({ ...relu, units: 64 })],
  cnn: () => [
    ...[8, 16, 32].flatMap((filters) => [
      layers.conv2d({ ...relu, filters, kernelSize: 3, padding: 'same' }),
      layers.maxPooling2d({ poolSize: 2 }),
    ]),
    layers.flatten(),
    layers.dense({ ...relu, units: 64 }),
  ],
}

/** A network that ends in numbers without limits, such as logits. It is not compiled yet. */
export const petNetwork = (name: NetworkName, size: number, units: number): LayersModel =>
  sequential({ layers: [centred(size), ...bodies[name](), layers.dense({ units })] })
