import { coreError } from '../errors.js'
import { code, type PythonValue } from './python.js'

/** A layer as Keras makes it. */
export interface KerasLayer {
  readonly className: string
  readonly arguments: Readonly<Record<string, PythonValue>>
}

type Config = Readonly<Record<string, unknown>>

/** tfjs's own hard sigmoid is that of older Keras; the script defines it. */
export const hardSigmoid = 'hard_sigmoid'

const activations: Readonly<Record<string, PythonValue>> = {
  ...Object.fromEntries(
    ['elu', 'linear', 'relu', 'relu6', 'selu', 'sigmoid', 'softmax', 'softplus', 'softsign'].map(
      (name) => [name, name],
    ),
  ),
  tanh: 'tanh',
  hardSigmoid: code(hardSigmoid),
  logSoftmax: 'log_softmax',
  swish: 'silu',
  mish: 'mish',
  gelu: 'gelu',
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Takes some fields of a config under the names that Keras gives them; what is left out is left out. */
const fields = (config: Config, ...names: readonly string[]) =>
  Object.fromEntries(
    names
      .filter((name) => config[name] !== undefined)
      .map((name) => [snake(name), config[name] as PythonValue]),
  )

const activation = (config: Config, name = 'activation') => ({
  [snake(name)]: activations[config[name] as string] ?? code(`unknown: ${config[name]}`),
})

const recurrent = (config: Config) => ({
  ...fields(config, 'units', 'useBias', 'returnSequences', 'goBackwards'),
  ...activation(config),
})

const gated = (config: Config) => ({
  ...recurrent(config),
  ...activation(config, 'recurrentActivation'),
})

const pooling = (config: Config) => fields(config, 'poolSize', 'strides', 'padding')

const convolution = (config: Config) => ({
  ...fields(config, 'filters', 'kernelSize', 'strides', 'padding', 'dilationRate', 'useBias'),
  ...activation(config),
})

const none = () => ({})

/** What each layer's config is in Keras. */
const makers: Readonly<Record<string, (config: Config) => KerasLayer['arguments']>> = {
  Dense: (config) => ({ ...fields(config, 'units', 'useBias'), ...activation(config) }),
  Conv1D: convolution,
  Conv2D: convolution,
  DepthwiseConv2D: (config) => ({
    ...fields(config, 'kernelSize', 'strides', 'padding', 'depthMultiplier', 'useBias'),
    ...activation(config),
  }),
  MaxPooling1D: pooling,
  MaxPooling2D: pooling,
  AveragePooling1D: pooling,
  AveragePooling2D: pooling,
  GlobalMaxPooling1D: none,
  GlobalMaxPooling2D: none,
  GlobalAveragePooling1D: none,
  GlobalAveragePooling2D: none,
  Flatten: none,
  Reshape: (config) => fields(config, 'targetShape'),
  Dropout: (config) => fields(config, 'rate'),
  BatchNormalization: (config) => fields(config, 'axis', 'momentum', 'epsilon', 'center', 'scale'),
  LayerNormalization: (config) => fields(config, 'axis', 'epsilon', 'center', 'scale'),
  Embedding: (config) => fields(config, 'inputDim', 'outputDim', 'maskZero'),
  SimpleRNN: recurrent,
  LSTM: gated,
  // tfjs resets before the product, Keras after it unless told.
  GRU: (config) => ({ ...gated(config), reset_after: false }),
  Activation: activation,
  Softmax: (config) => fields(config, 'axis'),
  ReLU: (config) => fields(config, 'maxValue'),
  LeakyReLU: ({ alpha }) => ({ negative_slope: alpha as number }),
  Add: none,
  Concatenate: (config) => fields(config, 'axis'),
}

/** The classes that can be written for Keras. */
export const supportedLayers = Object.keys(makers)

/**
 * Writes a layer for Keras.
 *
 * @throws `core/export-unsupported`
 */
export const kerasLayer = (className: string, config: Config): KerasLayer => {
  const layer = String(config.name)
  const refuse = (what: string) => {
    throw coreError('core/export-unsupported', { layer, what, supported: supportedLayers })
  }
  const make = makers[className] ?? refuse(className)
  if (config.dataFormat === 'channelsFirst') refuse(`${className}, channelsFirst`)
  if (config.stateful) refuse(`${className}, stateful`)
  for (const name of ['activation', 'recurrentActivation']) {
    const value = config[name]
    if (typeof value === 'string' && !(value in activations)) refuse(`${className}, ${value}`)
  }
  return { className, arguments: { ...make(config), name: kerasName(layer) } }
}

/** Keras takes no slash in a name. */
export const kerasName = (name: string): string => name.replaceAll('/', '_')
