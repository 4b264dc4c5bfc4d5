import { activationFlops } from './activation.js'
import {
  type Count,
  type ExampleCall,
  firstInput,
  type LayerConfig,
  lastOf,
  outputValues,
  product,
} from './values.js'

/** What a layer does to each value after its products. */
const perOutput = ({ useBias = true, activation }: LayerConfig): number =>
  (useBias ? 1 : 0) + activationFlops(activation)

const kernelValues = ({ config }: ExampleCall): number => product(config.kernelSize ?? [Number.NaN])

export const dense: Count = (call) =>
  outputValues(call) * (2 * lastOf(firstInput(call)) + perOutput(call.config))

/** Conv1D does not tell where its channels are; the kernel, `[...sizes, input, output]`, does. */
export const convolution: Count = (call) => {
  const channels = call.layer.weights[0]?.shape.at(-2) ?? Number.NaN
  return outputValues(call) * (2 * kernelValues(call) * channels + perOutput(call.config))
}

/** Every input value meets every value of the kernel, whether or not `same` cuts the product off. */
export const transposedConvolution: Count = (call) =>
  2 * product(firstInput(call)) * kernelValues(call) * outputChannels(call) +
  outputValues(call) * perOutput(call.config)

const outputChannels = ({ config, outputs }: ExampleCall): number => {
  const shape = outputs[0] ?? []
  return (config.dataFormat === 'channelsFirst' ? shape[0] : shape.at(-1)) ?? Number.NaN
}

export const depthwiseConvolution: Count = (call) =>
  outputValues(call) * (2 * kernelValues(call) + perOutput(call.config))

/** Channel by channel, then across channels. The depth multiplier is only told by the weights. */
export const separableConvolution: Count = (call) => {
  const between = call.layer.weights[1]?.shape.at(-2) ?? Number.NaN
  const values = outputValues(call)
  const places = values / outputChannels(call)
  return (
    2 * (places * between * kernelValues(call) + values * between) + values * perOutput(call.config)
  )
}
