import { activationFlops } from './activation.js'
import { type Count, firstInput, outputValues, product } from './values.js'

export const nothing: Count = () => 0

export const perValue =
  (flops: number): Count =>
  (call) =>
    flops * outputValues(call)

export const activation: Count = (call) =>
  activationFlops(call.config.activation) * outputValues(call)

/** One operation for each value in a window. */
export const pooling: Count = (call) =>
  outputValues(call) * product(call.config.poolSize ?? [Number.NaN])

/** The window is the whole input. */
export const globalPooling: Count = (call) => product(firstInput(call))

export const upSampling: Count = ({ config }) =>
  config.interpolation === 'nearest' ? 0 : Number.NaN

/** Mean, difference, square, variance, quotient; then the scale and the offset, where there are. */
export const layerNormalization: Count = (call) => {
  const { scale = true, center = true } = call.config
  return outputValues(call) * (5 + Number(scale) + Number(center))
}
