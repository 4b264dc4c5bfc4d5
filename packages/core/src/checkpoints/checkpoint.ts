import { coreError } from '../errors.js'
import type { NamedArray } from '../training/trainable.js'
import { decodeSafetensors, encodeSafetensors, SafetensorsError } from './safetensors.js'
import { sha256 } from './sha256.js'

/** Where checkpoints are kept: a file ({@link fileStore}), a database, memory. */
export interface CheckpointStore {
  /** Named in messages. */
  readonly path: string
  /** The last whole checkpoint, or null. */
  read(): Promise<Uint8Array | null>
  /** Replaces the checkpoint, at once or not at all. */
  write(bytes: Uint8Array): Promise<void>
}

/** A moment of training: all arrays, and the state of the loop as JSON. */
export interface Checkpoint<State> {
  readonly arrays: readonly NamedArray[]
  readonly state: State
}

/** Hexadecimal SHA-256 of arrays, so that two runs can be compared by one word. */
export const digest = (arrays: readonly NamedArray[]): Promise<string> =>
  sha256(encodeSafetensors({ arrays, metadata: {} }))

export const writeCheckpoint = async <State>(
  store: CheckpointStore,
  { arrays, state }: Checkpoint<State>,
): Promise<void> => {
  const metadata = { format: 'firstgrad-checkpoint-1', state: JSON.stringify(state) }
  try {
    await store.write(
      encodeSafetensors({ arrays, metadata: { ...metadata, sha256: await digest(arrays) } }),
    )
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw coreError('core/checkpoint-write', { path: store.path, reason }, { cause: error })
  }
}

/**
 * @throws `core/checkpoint-missing`, `core/checkpoint-damaged`
 */
export const readCheckpoint = async <State>(store: CheckpointStore): Promise<Checkpoint<State>> => {
  const { path } = store
  const bytes = await store.read()
  if (!bytes) throw coreError('core/checkpoint-missing', { path })
  try {
    const { arrays, metadata } = decodeSafetensors(bytes)
    if (metadata.format !== 'firstgrad-checkpoint-1' || metadata.state === undefined) {
      throw new SafetensorsError('it was not written by firstgrad')
    }
    if ((await digest(arrays)) !== metadata.sha256) {
      throw new SafetensorsError('its checksum does not match its data')
    }
    return { arrays, state: JSON.parse(metadata.state) as State }
  } catch (error) {
    if (!(error instanceof SafetensorsError)) throw error
    throw coreError('core/checkpoint-damaged', { path, reason: error.message }, { cause: error })
  }
}
