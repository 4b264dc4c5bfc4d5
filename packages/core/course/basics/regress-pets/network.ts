import {
  input,
  type LayersModel,
  layers,
  model,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers'

const relu = { activation: 'relu', kernelInitializer: 'glorotNormal' } as const

/**
 * Convolutions with more maps than those that tell species: the width of a head is a matter of half a
 * pixel. The first one strides, which costs little here and saves half the time.
 */
const convolutions = (pixels: SymbolicTensor) =>
  [
    layers.conv2d({ ...relu, filters: 16, kernelSize: 5, strides: 2, padding: 'same' }),
    layers.conv2d({ ...relu, filters: 32, kernelSize: 3, padding: 'same' }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.conv2d({ ...relu, filters: 48, kernelSize: 3, padding: 'same' }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.flatten(),
  ].reduce((x, layer) => layer.apply(x) as SymbolicTensor, pixels)

const headed = (features: SymbolicTensor, hidden: number, units: number) => {
  const bent = layers.dense({ ...relu, units: hidden }).apply(features) as SymbolicTensor
  return layers.dense({ units }).apply(bent) as SymbolicTensor
}

/** Pictures `[size, size, 3]` to age, weight and looks. It is not compiled yet. */
export const measuringNetwork = (
  name: 'cnn' | 'linear',
  size: number,
  heads: 'shared' | 'separate',
): LayersModel => {
  const pixels = input({ shape: [size, size, 3] })
  if (name === 'linear') {
    const flat = layers.flatten().apply(pixels) as SymbolicTensor
    const outputs = layers.dense({ units: 3 }).apply(flat) as SymbolicTensor
    return model({ inputs: pixels, outputs })
  }
  const features = convolutions(pixels)
  if (heads === 'shared') return model({ inputs: pixels, outputs: headed(features, 128, 3) })
  const each = [0, 1, 2].map(() => headed(features, 64, 1))
  const outputs = layers.concatenate().apply(each) as SymbolicTensor
  return model({ inputs: pixels, outputs })
}
