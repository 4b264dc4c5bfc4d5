import type { Tensor2D } from '@tensorflow/tfjs-core'
import { valuesOf } from '../host/values.js'
import { checkTensor } from '../image.js'
import { refuse } from '../options.js'

export interface ComponentProperties {
  readonly label: number
  /** How many pixels it has. */
  readonly area: number
  /** The smallest box around it, `y1, x1, y2, x2`: edges, so that `y2 - y1` is its height. */
  readonly box: readonly [y1: number, x1: number, y2: number, x2: number]
  /** The mean place of its pixels, whose middles are whole numbers. */
  readonly centroid: { readonly y: number; readonly x: number }
}

/** Over the pixels of a component, row by row. */
interface Sums {
  area: number
  y: number
  x: number
  readonly top: number
  left: number
  bottom: number
  right: number
}

/**
 * How large each component is, and where: one entry for each label that occurs, rising; 0 is the
 * background. As `regionprops` of scikit-image. Differentiable: no.
 *
 * @param labels `[height, width]`, whole numbers from 0 as float32 or int32, of {@link connectedComponents}
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU and its like
 *
 * @example
 * ```ts
 * const { labels } = connectedComponents(mask)
 * const large = componentProperties(labels).filter(({ area }) => area > 20)
 * ```
 */
export const componentProperties = (labels: Tensor2D): readonly ComponentProperties[] => {
  const operation = 'componentProperties'
  checkTensor(operation, labels, ['float32', 'int32'])
  const { shape } = labels
  if (shape.length !== 2) refuse(operation, 'labels', '[height, width]', `[${shape}]`)
  const [, width] = shape
  const values = valuesOf(operation, labels)
  const sums = new Map<number, Sums>()
  for (let at = 0; at < values.length; at++) {
    const label = values[at]!
    if (!Number.isSafeInteger(label) || label < 0) {
      refuse(operation, 'labels', 'whole numbers from 0 on', label)
    }
    if (label === 0) continue
    const [y, x] = [Math.floor(at / width), at % width]
    const found = sums.get(label)
    if (!found) {
      sums.set(label, { area: 1, y, x, top: y, left: x, bottom: y, right: x })
      continue
    }
    found.area++
    found.y += y
    found.x += x
    found.bottom = y
    found.left = Math.min(found.left, x)
    found.right = Math.max(found.right, x)
  }
  return [...sums]
    .sort(([one], [other]) => one - other)
    .map(([label, { area, y, x, top, left, bottom, right }]) => ({
      label,
      area,
      box: [top, left, bottom + 1, right + 1],
      centroid: { y: y / area, x: x / area },
    }))
}
