import { encodeNpy } from '@firstgrad/datasets'
import type { LayersModel } from '@tensorflow/tfjs-layers'
import { zipSync } from 'fflate'
import { readTensors } from '../training/read-tensors.js'
import { kerasName } from './keras-layers.js'
import { kerasScript } from './keras-script.js'

/** `lstm_1/recurrent_kernel` of the names that tfjs gives. */
const lastPart = (name: string) => name.split('/').at(-1)!

/**
 * A trained model for Python: its weights as NumPy reads them, in Keras's order and under Keras's names,
 * and a script that builds the model in Keras 3 and loads them.
 *
 * @throws `core/export-unsupported` for layers that the script cannot build.
 *
 * @example
 * ```ts
 * for (const [name, bytes] of Object.entries(await exportForKeras(model))) {
 *   await writeFile(name, bytes)
 * }
 * ```
 */
export const exportForKeras = async (
  model: LayersModel,
): Promise<{ 'weights.npz': Uint8Array; 'load_in_keras.py': Uint8Array }> => {
  const weighted = model.layers.filter(({ weights }) => weights.length > 0)
  const weights = weighted.map(({ name, weights }) => ({
    layer: kerasName(name),
    names: weights.map(({ originalName }) => lastPart(originalName)),
  }))
  // Said before anything is read.
  const script = kerasScript(model, weights)
  const arrays = await readTensors(
    weighted.flatMap((layer) =>
      layer.weights.map((weight) => ({
        name: `${kerasName(layer.name)}/${lastPart(weight.originalName)}`,
        tensor: weight.read(),
      })),
    ),
  )
  const files = arrays.map(({ name, shape, data }) => [`${name}.npy`, encodeNpy({ shape, data })])
  return {
    // No compression, as numpy.savez writes it; always the same date, so that equal weights are equal bytes.
    'weights.npz': zipSync(Object.fromEntries(files), { level: 0, mtime: new Date(1980, 0, 1) }),
    'load_in_keras.py': new TextEncoder().encode(script),
  }
}
