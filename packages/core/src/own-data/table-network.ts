import { type LayersModel, layers, sequential } from '@tensorflow/tfjs-layers'
import type { Target } from './encode-table.js'

const units = 32

/** How many numbers a network says of a row. */
export const outputsOf = (target: Target): number =>
  target.kind === 'class' ? target.classes.length : 1

/** A network from the numbers of a row to logits, or to a number. It is not compiled yet. */
export const tableNetwork = (width: number, hidden: number, outputs: number): LayersModel => {
  const last = layers.dense({ units: outputs, ...(hidden === 0 && { inputShape: [width] }) })
  const between = Array.from({ length: hidden }, (_, i) =>
    layers.dense({
      units,
      activation: 'relu',
      kernelInitializer: 'heNormal',
      ...(i === 0 && { inputShape: [width] }),
    }),
  )
  return sequential({ layers: [...between, last] })
}
