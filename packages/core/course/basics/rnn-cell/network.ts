import * as tf from '@tensorflow/tfjs-core'
import type { Draw } from '../../../src/exercises.js'
import { rnn } from './solution.js'

/** A recurrent layer with a linear readout on top. */
export interface Network {
  readonly weights: readonly tf.Variable[]
  /** The memory after every step, `[batch, time, units]`; without `h0` it begins empty. */
  states(x: tf.Tensor3D, h0?: tf.Tensor2D): tf.Tensor3D
  /** What the readout makes of memories `[..., units]`: `[..., outputs]`. */
  readout(states: tf.Tensor): tf.Tensor
  dispose(): void
}

/** A variable from N(0, 1 / inputs): sums of `inputs` products stay as large as what came in. */
export const variable = (draw: Draw, shape: readonly number[], inputs: number): tf.Variable => {
  const { values } = draw.normal(shape, 0, Math.sqrt(1 / inputs))
  return tf.tidy(() => tf.variable(tf.tensor(values as Float32Array, [...shape])))
}

/**
 * @param recurrent about the factor by which wh makes the memory of one step larger or smaller at
 * the start, before tanh
 */
export const network = (
  draw: Draw,
  [inputs, units, outputs]: readonly [number, number, number],
  recurrent = 1,
): Network => {
  const wx = variable(draw, [inputs, units], inputs) as tf.Variable<tf.Rank.R2>
  const wh = variable(draw, [units, units], units / recurrent ** 2) as tf.Variable<tf.Rank.R2>
  const wo = variable(draw, [units, outputs], units) as tf.Variable<tf.Rank.R2>
  const zeros = (count: number) => tf.tidy(() => tf.variable(tf.zeros<tf.Rank.R1>([count])))
  const [b, bo] = [zeros(units), zeros(outputs)]
  return {
    weights: [wx, wh, b, wo, bo],
    states: (x, h0) =>
      tf.tidy(() => rnn(x, h0 ?? tf.zeros([x.shape[0], units]), wx, wh, b as tf.Tensor1D)),
    readout: (states) =>
      tf.tidy(() => {
        const rows = tf.reshape(states, [-1, units]) as tf.Tensor2D
        const made = tf.add(tf.matMul(rows, wo), bo)
        return tf.reshape(made, [...states.shape.slice(0, -1), outputs])
      }),
    dispose: () => tf.dispose([wx, wh, b, wo, bo]),
  }
}
