import { type LayersModel, layers, sequential } from '@tensorflow/tfjs-layers'
import { centred } from '../pets/networks.js'

const convolution = { activation: 'relu', kernelInitializer: 'heNormal', padding: 'same' } as const

/**
 * Tells species by the strongest answer of each of 48 feature maps, wherever it is. Nothing behind the
 * maps knows of places, so the weights of Grad-CAM, one for each map, say all there is to say.
 */
export const lookingNetwork = (size: number): LayersModel =>
  sequential({
    layers: [
      centred(size),
      layers.conv2d({ ...convolution, filters: 16, kernelSize: 5 }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.conv2d({ ...convolution, filters: 32, kernelSize: 3 }),
      layers.conv2d({ ...convolution, filters: 48, kernelSize: 3 }),
      layers.globalMaxPooling2d({}),
      layers.dense({ units: 3 }),
    ],
  })
