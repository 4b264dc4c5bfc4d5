/** Every function of one number is one operation, however it is computed. */
const ofOneNumber = new Set([
  'elu',
  'selu',
  'relu',
  'relu6',
  'sigmoid',
  'hardSigmoid',
  'softplus',
  'softsign',
  'tanh',
  'swish',
  'mish',
  'gelu',
  'gelu_new',
])

/** Operations for each value: TensorFlow's profiler takes 5 for softmax. NaN: not known. */
export const activationFlops = (name = 'linear'): number => {
  if (name === 'linear') return 0
  if (name === 'softmax' || name === 'logSoftmax') return 5
  return ofOneNumber.has(name) ? 1 : Number.NaN
}
