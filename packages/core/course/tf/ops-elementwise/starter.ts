import * as tf from '@tensorflow/tfjs-core'

/** The names that TensorFlow 1 gives them. */
export type Elementwise =
  | 'add'
  | 'add_n'
  | 'subtract'
  | 'multiply'
  | 'scalar_mul'
  | 'div'
  | 'divide'
  | 'abs'
  | 'negative'
  | 'sign'
  | 'reciprocal'
  | 'square'
  | 'sqrt'
  | 'rsqrt'
  | 'pow'
  | 'exp'

/**
 * Sixteen operations of TensorFlow 1, each applied number by number.
 *
 * - `add`, `subtract`, `multiply`, `pow` (base, exponent): two tensors, whose shapes are broadcast
 * - `add_n`: the sum of any number of tensors of one shape
 * - `scalar_mul`: a scalar and a tensor
 * - `div`: of two int32 the quotient rounded down, as int32; otherwise the quotient as it is
 * - `divide`: always the quotient as it is, as float32
 * - `abs`, `negative`, `sign`, `reciprocal` (1/x), `square`, `sqrt`, `rsqrt` (1/√x), `exp`: one tensor
 *
 * @param name what to do
 * @param xs one tensor or more, of any shape
 */
export const elementwise = (name: Elementwise, ...xs: tf.Tensor[]): tf.Tensor =>
  tf.zerosLike(xs.at(-1)!)
