// A record of TensorFlow's files: the length of the data in 8 bytes, their masked checksum in 4, the
// data, their masked checksum in 4; all with the lowest byte first.
import { maskedCrc32c } from './crc32c.js'

/** Bytes before the data of a record, and behind them. */
export const headBytes = 12
export const footBytes = 4

/** The record that holds these data. */
export const frame = (data: Uint8Array): Uint8Array => {
  const record = new Uint8Array(headBytes + data.length + footBytes)
  const view = new DataView(record.buffer)
  view.setUint32(0, data.length, true)
  view.setUint32(4, Math.floor(data.length / 2 ** 32), true)
  view.setUint32(8, maskedCrc32c(record.subarray(0, 8)), true)
  record.set(data, headBytes)
  view.setUint32(headBytes + data.length, maskedCrc32c(data), true)
  return record
}

/** The length of the data of the record that begins here, or nothing where its checksum is wrong. */
export const lengthIn = (head: Uint8Array): number | undefined => {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (view.getUint32(8, true) !== maskedCrc32c(head.subarray(0, 8))) return undefined
  return view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32
}

/** Whether the four bytes behind the data are their checksum. */
export const isWhole = (data: Uint8Array, foot: Uint8Array): boolean =>
  new DataView(foot.buffer, foot.byteOffset, footBytes).getUint32(0, true) === maskedCrc32c(data)
