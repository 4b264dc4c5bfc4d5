import { datasetsError } from '../errors.js'

/** @throws `datasets/bad-option` unless `value` is a Uint8Array (a Buffer of Node is one) */
export const checkBytes = (option: string, value: unknown): void => {
  if (value instanceof Uint8Array) return
  throw datasetsError('datasets/bad-option', {
    option,
    expected: 'the bytes of the file as a Uint8Array',
    received: value === null ? 'null' : typeof value,
  })
}

/** Bytes as errors show them: `0x1f 0x8b`. */
export const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => `0x${byte.toString(16).padStart(2, '0')}`).join(' ')
