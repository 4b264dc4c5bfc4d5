import * as tf from '@tensorflow/tfjs-core'
import { coreError } from '../errors.js'
import { readTensors } from './read-tensors.js'
import type { NamedArray } from './trainable.js'

const supported = ['SGD', 'Momentum', 'Adagrad', 'Adadelta', 'RMSProp', 'Adam', 'AdamW'] as const

/**
 * Powers of Adam's betas. tfjs leaves them out of getWeights and recomputes them with pow, which
 * rounds differently from the repeated product: resumed runs would drift. So they are saved too.
 */
interface BetaPowers {
  accBeta1?: tf.Variable
  accBeta2?: tf.Variable
}

const betaPowers = (optimizer: tf.Optimizer) => {
  const { accBeta1, accBeta2 } = optimizer as unknown as BetaPowers
  return Object.entries({ accBeta1, accBeta2 }).flatMap(([name, tensor]) =>
    tensor ? [{ name: `optimizer/${name}`, tensor }] : [],
  )
}

/** The iteration counter is a fresh tensor made by getWeights, the rest are the live variables. */
const withState = async <T>(
  optimizer: tf.Optimizer,
  work: (state: readonly { name: string; tensor: tf.Tensor }[]) => Promise<T>,
): Promise<T> => {
  const name = optimizer.getClassName()
  if (!supported.some((known) => known === name)) {
    throw coreError('core/optimizer-state', { optimizer: name, supported })
  }
  const state = await optimizer.getWeights()
  try {
    return await work(state)
  } finally {
    state[0]!.tensor.dispose()
  }
}

/** Everything an optimiser remembers: step count, moments, powers of the betas. */
export const readOptimizer = (optimizer: tf.Optimizer): Promise<NamedArray[]> =>
  withState(optimizer, (state) =>
    readTensors([
      ...state.map(({ name, tensor }, i) => ({
        name: `optimizer/${i}/${name.split('/').at(-1)}`,
        tensor,
      })),
      ...betaPowers(optimizer),
    ]),
  )

/** Puts back what {@link readOptimizer} read. */
export const writeOptimizer = async (
  optimizer: tf.Optimizer,
  arrays: readonly NamedArray[],
): Promise<void> => {
  await withState(optimizer, async (state) => tf.dispose(state.slice(1).map((s) => s.tensor)))
  const slots = arrays.filter(({ name }) => /^optimizer\/\d+\//.test(name))
  const named = slots.map(({ name, data, shape }) => ({
    name,
    tensor: tf.tensor(data, [...shape]),
  }))
  try {
    await optimizer.setWeights(named)
  } finally {
    tf.dispose(named.map(({ tensor }) => tensor))
  }
  for (const { name, tensor } of betaPowers(optimizer)) {
    const saved = arrays.find((array) => array.name === name)
    if (saved) tf.tidy(() => tensor.assign(tf.tensor(saved.data, [...saved.shape])))
  }
}
