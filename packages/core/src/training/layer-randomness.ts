import * as tf from '@tensorflow/tfjs-core'
import type { LayersModel, layers } from '@tensorflow/tfjs-layers'
import { coreError } from '../errors.js'
import { deriveSeed } from './seeds.js'

type Layer = layers.Layer

/** A layer that draws a mask from `seed`: Dropout and SpatialDropout1D. */
interface SeededLayer extends Layer {
  seed?: number
  rate: number
}

/** A recurrent cell, whose masks come from a function that may be replaced. */
interface DropoutCell {
  dropout: number
  recurrentDropout: number
  dropoutFunc?: ((x: tf.Tensor, rate: number) => tf.Tensor) | undefined
}

const isSeeded = (layer: Layer): layer is SeededLayer =>
  ['Dropout', 'SpatialDropout1D'].includes(layer.getClassName())

const cellsOf = (layer: Layer): DropoutCell[] => {
  const { cell, cells } = layer as Layer & { cell?: DropoutCell; cells?: DropoutCell[] }
  const found = cells ?? (cell ? [cell] : [])
  return found.filter(({ dropout, recurrentDropout }) => dropout > 0 || recurrentDropout > 0)
}

const drawsUnseeded = (layer: Layer) =>
  ['GaussianNoise', 'GaussianDropout', 'AlphaDropout'].includes(layer.getClassName())

/** Layers inside wrappers (Bidirectional, TimeDistributed) and nested models too. */
const allLayers = (list: readonly Layer[]): Layer[] =>
  list.flatMap((layer) => {
    const inner = layer as Layer & {
      layers?: Layer[]
      layer?: Layer
      forwardLayer?: Layer
      backwardLayer?: Layer
    }
    const children = [
      ...(inner.layers ?? []),
      inner.layer,
      inner.forwardLayer,
      inner.backwardLayer,
    ].filter((child) => child !== undefined)
    return [layer, ...allLayers(children)]
  })

/**
 * Takes charge of the random choices that layers make while training.
 *
 * tfjs draws a dropout mask from Math.random, or, given a seed, draws the same mask at every step.
 * Here each step has a seed of its own, so that masks differ from step to step and agree from run
 * to run.
 *
 * @throws `core/unseeded-layers` for layers whose randomness tfjs cannot seed.
 */
export const layerRandomness = (model: LayersModel) => {
  const all = allLayers(model.layers)
  const unseeded = all.filter(drawsUnseeded)
  if (unseeded.length > 0) {
    throw coreError('core/unseeded-layers', { layers: unseeded.map(({ name }) => name) })
  }
  const dropouts = all.filter(isSeeded)
  const cells = all.flatMap(cellsOf)
  const before = {
    seeds: dropouts.map(({ seed }) => seed),
    functions: cells.map(({ dropoutFunc }) => dropoutFunc),
  }

  return {
    reseed(seed: number) {
      dropouts.forEach((layer, i) => {
        layer.seed = deriveSeed(seed, 'dropout', i)
      })
      cells.forEach((cell, i) => {
        let mask = 0
        cell.dropoutFunc = (x, rate) =>
          tf.dropout(x, rate, undefined, deriveSeed(seed, 'cell', i, mask++))
      })
    },
    restore() {
      dropouts.forEach((layer, i) => {
        const seed = before.seeds[i]
        if (seed === undefined) delete layer.seed
        else layer.seed = seed
      })
      cells.forEach((cell, i) => {
        cell.dropoutFunc = before.functions[i]
      })
    },
  }
}
