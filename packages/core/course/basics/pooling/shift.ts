import * as tf from '@tensorflow/tfjs-core'
import type { LayersModel } from '@tensorflow/tfjs-layers'
import { type LayerName, layerNames, mapsOf } from './network.js'

/** Pictures moved to the right by whole pixels; black comes in from the left. */
export const shifted = (images: tf.Tensor4D, pixels: number): tf.Tensor4D => {
  const [count, height, width, channels] = images.shape
  const kept = tf.slice(images, [0, 0, 0, 0], [count, height, width - pixels, channels])
  return tf.pad(kept, [
    [0, 0],
    [0, 0],
    [pixels, 0],
    [0, 0],
  ])
}

const norms = (maps: tf.Tensor4D): tf.Tensor => tf.sqrt(tf.sum(tf.square(maps), [1, 2, 3]))

/**
 * How much the maps of each layer change when pictures move: the length of the difference in parts
 * of the length of the maps, on average over the pictures.
 */
export const changesOf = async (
  model: LayersModel,
  images: tf.Tensor4D,
  pixels: number,
): Promise<Record<LayerName, number>> => {
  const changes = tf.tidy(() => {
    const [before, after] = [mapsOf(model, images), mapsOf(model, shifted(images, pixels))]
    return tf.stack(
      layerNames.map((name) => {
        const moved = norms(tf.sub(after[name], before[name]))
        // Maps that are 0 throughout have not changed either.
        return tf.mean(tf.divNoNan(moved, norms(before[name])))
      }),
    )
  })
  try {
    const values = await changes.data()
    return Object.fromEntries(layerNames.map((name, i) => [name, values[i]!])) as Record<
      LayerName,
      number
    >
  } finally {
    changes.dispose()
  }
}
