import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { filled, type RandomCases, seed } from './case.js'

const side = fc.integer({ min: 1, max: 12 })

/** Pictures of another size, and the gradients. */
export const resizing: RandomCases = fc
  .record({
    kind: fc.constantFrom('resizeBilinear' as const, 'resizeNearestNeighbor' as const),
    shape: fc.tuple(fc.integer({ min: 1, max: 3 }), side, side, fc.integer({ min: 1, max: 9 })),
    to: fc.tuple(side, side),
    corners: fc.constantFrom('align', 'half', 'neither'),
    backward: fc.boolean(),
    seed,
  })
  .map((drawn) => {
    const { kind, shape, to, corners, seed } = drawn
    const run = (x: tf.Tensor) =>
      tf.image[kind](x as tf.Tensor4D, to, corners === 'align', corners === 'half')
    const title = JSON.stringify(drawn)
    if (!drawn.backward) return { title, make: () => [run(filled(shape, seed))] }
    const [batch, height, width, channels] = shape
    const dyShape = [batch, ...to, channels]
    // cpu's own knows no half pixels, and takes the height for the width.
    const byDefinition = () =>
      tf.tidy(() => {
        const one = height * width
        const units = tf.reshape(tf.eye(one), [one, height, width, 1])
        const parts = tf.reshape(run(units), [one, to[0] * to[1]])
        const dy = tf.reshape(filled(dyShape, seed + 1), [batch, to[0] * to[1], channels])
        const dx = tf.matMul(tf.tile(tf.expandDims(parts), [batch, 1, 1]), dy)
        return [{ shape, values: dx.dataSync() }]
      })
    return {
      title,
      make: () => [tf.grad(run)(filled(shape, seed), filled(dyShape, seed + 1))],
      byDefinition,
    }
  })
