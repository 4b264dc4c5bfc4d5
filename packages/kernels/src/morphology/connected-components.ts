import { type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import { valuesOf } from '../host/values.js'
import { checkImage } from '../image.js'
import { refuse } from '../options.js'

export interface ConnectedComponentsOptions {
  /** Which pixels are neighbours: 4 that share an edge, or 8 that share a corner. Default: 8. */
  readonly connectivity?: 4 | 8
}

/** The first of all that belong together; shortens the way there. */
const rootOf = (parents: Int32Array, label: number): number => {
  let root = label
  while (parents[root] !== root) root = parents[root]!
  for (let at = label; parents[at] !== root; ) {
    const next = parents[at]!
    parents[at] = root
    at = next
  }
  return root
}

/** Each pixel with the first pixel of its component, row by row, in its stead; -1 for the background. */
const firstsOf = (
  values: Float32Array,
  height: number,
  width: number,
  connectivity: 4 | 8,
): Int32Array => {
  const parents = new Int32Array(values.length).fill(-1)
  const join = (one: number, other: number) => {
    const [first, second] = [rootOf(parents, one), rootOf(parents, other)]
    if (first < second) parents[second] = first
    else parents[first] = second
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      const value = values[at]!
      if (value === 0) continue
      parents[at] = at
      if (x > 0 && values[at - 1] === value) join(at - 1, at)
      if (y === 0) continue
      const above = at - width
      if (values[above] === value) join(above, at)
      if (connectivity === 4) continue
      if (x > 0 && values[above - 1] === value) join(above - 1, at)
      if (x + 1 < width && values[above + 1] === value) join(above + 1, at)
    }
  }
  for (let at = 0; at < parents.length; at++) {
    if (parents[at] !== -1) parents[at] = rootOf(parents, at)
  }
  return parents
}

/**
 * Numbers what hangs together: neighbours of the same value have the same label, from 1 on in the order
 * of their first pixels, row by row; 0 stays 0. As `label` of scikit-image. Differentiable: no.
 *
 * Source: A. Rosenfeld and J. Pfaltz, Sequential operations in digital picture processing (1966), with a
 * union-find forest.
 *
 * @param mask `[height, width]`, float32: a mask, or a map of labels
 * @returns `labels` `[height, width]`, whole numbers as float32, which are the caller's, and their `count`
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const { labels, count } = connectedComponents(mask, { connectivity: 4 })
 * ```
 */
export const connectedComponents = (
  mask: Tensor2D,
  { connectivity = 8 }: ConnectedComponentsOptions = {},
): { readonly labels: Tensor2D; readonly count: number } => {
  checkImage('connectedComponents', mask)
  if (mask.shape.length !== 2) {
    refuse('connectedComponents', 'mask', '[height, width]', `[${mask.shape}]`)
  }
  if (connectivity !== 4 && connectivity !== 8) {
    refuse('connectedComponents', 'connectivity', '4 or 8', connectivity)
  }
  const [height, width] = mask.shape
  const firsts = firstsOf(valuesOf('connectedComponents', mask), height, width, connectivity)
  const labels = new Float32Array(firsts.length)
  let count = 0
  firsts.forEach((first, at) => {
    if (first === -1) return
    labels[at] = first === at ? ++count : labels[first]!
  })
  return { labels: tensor2d(labels, [height, width]), count }
}
