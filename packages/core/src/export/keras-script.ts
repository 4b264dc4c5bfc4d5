import type { LayersModel, layers, SymbolicTensor } from '@tensorflow/tfjs-layers'
import { coreError } from '../errors.js'
import { hardSigmoid, kerasLayer, kerasName, supportedLayers } from './keras-layers.js'
import { code, keywords, type PythonValue, python } from './python.js'

type Layer = layers.Layer

/** Names of a layer's weights in the order of Keras. */
export interface LayerWeights {
  readonly layer: string
  readonly names: readonly string[]
}

/** One line for each layer, from the inputs to the outputs. */
const linesOf = (model: LayersModel) => {
  const variables = new Map<number, string>()
  const seen = new Set<Layer>()
  const lines: string[] = []
  const variableOf = (tensor: SymbolicTensor): string => {
    const known = variables.get(tensor.id)
    if (known !== undefined) return known
    const layer = tensor.sourceLayer
    const className = layer.getClassName()
    if (seen.has(layer)) {
      const what = `${className}, used more than once`
      throw coreError('core/export-unsupported', {
        layer: layer.name,
        what,
        supported: supportedLayers,
      })
    }
    seen.add(layer)
    const sources = layer.inboundNodes[tensor.nodeIndex]!.inputTensors
    if (className === 'InputLayer') {
      const made = { shape: tensor.shape.slice(1), name: kerasName(layer.name) }
      lines.push(`x${variables.size} = keras.Input(${keywords(made)})`)
    } else {
      const from = sources.map(variableOf)
      const made = kerasLayer(className, layer.getConfig())
      const input = from.length === 1 ? from[0] : `[${from.join(', ')}]`
      const call = `layers.${made.className}(${keywords(made.arguments)})(${input})`
      lines.push(`x${variables.size} = ${call}`)
    }
    const variable = `x${variables.size}`
    variables.set(tensor.id, variable)
    return variable
  }
  const outputs = model.outputs.map(variableOf)
  const inputs = model.inputs.map(variableOf)
  const several = (names: readonly string[]) =>
    names.length === 1 ? names[0]! : `[${names.join(', ')}]`
  return [...lines, `return keras.Model(${several(inputs)}, ${several(outputs)})`]
}

const dictionary = (weights: readonly LayerWeights[]) =>
  weights.map(({ layer, names }) => `    ${python(layer)}: ${python(names as PythonValue)},`)

const head = `"""Builds a model that was trained with TensorFlow.js in Keras 3, and loads its weights.

    from load_in_keras import load

    model = load()
    model.predict(x)
"""

import os

import keras
import numpy as np
from keras import layers

FOLDER = os.path.dirname(os.path.abspath(__file__))`

const hardSigmoidInPython = `def ${hardSigmoid}(x):
    """That of TensorFlow.js; the one of Keras 3 has another slope."""
    return keras.ops.clip(0.2 * x + 0.5, 0.0, 1.0)`

const load = `def load(path=os.path.join(FOLDER, 'weights.npz')):
    model = build()
    with np.load(path) as arrays:
        for layer, names in WEIGHTS.items():
            values = [arrays[f'{layer}/{name}'] for name in names]
            model.get_layer(layer).set_weights(values)
    return model


if __name__ == '__main__':
    load().summary()`

/** The Python that builds a model and loads what `weights.npz` holds. */
export const kerasScript = (model: LayersModel, weights: readonly LayerWeights[]): string => {
  const lines = linesOf(model)
  const wantsHardSigmoid = lines.some((line) => line.includes(`=${code(hardSigmoid).code}`))
  return `${[
    head,
    ...(wantsHardSigmoid ? [hardSigmoidInPython] : []),
    [
      '# The weights of each layer, in the order of Keras.',
      'WEIGHTS = {',
      ...dictionary(weights),
      '}',
    ].join('\n'),
    ['def build():', ...lines.map((line) => `    ${line}`)].join('\n'),
    load,
  ].join('\n\n\n')}\n`
}
