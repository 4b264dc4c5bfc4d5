import { datasetsError } from '../errors.js'
import { sampleRate } from './place-word.js'

/**
 * The samples of a WAV file as Flite writes it: one channel of 16 bits, 16,000 a second.
 *
 * @returns values from -1 to 1
 * @throws `datasets/speech`
 */
export const samplesOf = (bytes: Uint8Array, path: string): Float32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isAsExpected =
    bytes.length >= 44 &&
    view.getUint16(22, true) === 1 &&
    view.getUint32(24, true) === sampleRate &&
    view.getUint16(34, true) === 16
  if (!isAsExpected) {
    throw datasetsError('datasets/speech', { path, reason: 'it wrote no WAV file of 16,000 Hz' })
  }
  const count = Math.floor((bytes.length - 44) / 2)
  return Float32Array.from({ length: count }, (_, i) => view.getInt16(44 + 2 * i, true) / 32_768)
}
