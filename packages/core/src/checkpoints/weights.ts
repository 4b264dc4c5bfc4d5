import { coreError } from '../errors.js'
import type { NamedArray } from '../training/trainable.js'
import { decodeSafetensors, encodeSafetensors, SafetensorsError } from './safetensors.js'

/** Why a run cannot begin with some weights. */
export type WeightsFault = 'no-forks' | 'damaged' | 'other-model' | 'not-finite'

const inWords = ({ name, shape }: Pick<NamedArray, 'name' | 'shape'>) =>
  `${name} [${shape.join(', ')}]`

/** The weights of a model at one moment, as a file that every safetensors reader opens. */
export const encodeWeights = (arrays: readonly NamedArray[]): Uint8Array =>
  encodeSafetensors({ arrays, metadata: { format: 'firstgrad-weights-1' } })

const arraysIn = (bytes: Uint8Array): readonly NamedArray[] => {
  try {
    return decodeSafetensors(bytes).arrays
  } catch (error) {
    if (!(error instanceof SafetensorsError)) throw error
    const details = { reason: 'damaged', received: error.message } as const
    throw coreError('core/weights-do-not-fit', details, { cause: error })
  }
}

/**
 * Reads weights for a model that has these, and no others.
 *
 * @param wanted - Names and shapes, in the order in which they are given back.
 * @throws `core/weights-do-not-fit` for bytes that are no weights, for those of another model, and
 * for weights that are no numbers.
 */
export const decodeWeights = (
  bytes: Uint8Array,
  wanted: readonly Pick<NamedArray, 'name' | 'shape'>[],
): readonly NamedArray[] => {
  const arrays = arraysIn(bytes)
  for (let i = 0; i < Math.max(arrays.length, wanted.length); i++) {
    const [expected, received] = [wanted[i], arrays[i]]
    const isSame = expected && received && inWords(expected) === inWords(received)
    if (isSame && received.data instanceof Float32Array) continue
    throw coreError('core/weights-do-not-fit', {
      reason: 'other-model',
      expected: expected ? inWords(expected) : '-',
      received: received ? inWords(received).slice(0, 100) : '-',
    })
  }
  const broken = arrays.find(({ data }) => !data.every(Number.isFinite))
  if (broken) {
    throw coreError('core/weights-do-not-fit', { reason: 'not-finite', received: broken.name })
  }
  return arrays
}
