/** Castagnoli's polynomial, its bits reversed. */
const polynomial = 0x82f63b78

/** Eight tables of 256: what a byte does to the sum, that many bytes later. */
const tables = (() => {
  const all = new Uint32Array(8 * 256)
  for (let byte = 0; byte < 256; byte++) {
    let sum = byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ polynomial : sum >>> 1
    all[byte] = sum
  }
  for (let i = 256; i < all.length; i++) {
    const before = all[i - 256] as number
    all[i] = (before >>> 8) ^ (all[before & 255] as number)
  }
  return all
})()

const table = (distance: number, byte: number): number => tables[distance * 256 + byte] as number

/** The checksum CRC-32C (RFC 3720, appendix B.4) of bytes, from 0 to 2^32 - 1. */
export const crc32c = (bytes: Uint8Array): number => {
  let sum = -1
  let at = 0
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (; at + 8 <= bytes.length; at += 8) {
    const low = sum ^ view.getUint32(at, true)
    const high = view.getUint32(at + 4, true)
    sum =
      table(7, low & 255) ^
      table(6, (low >>> 8) & 255) ^
      table(5, (low >>> 16) & 255) ^
      table(4, low >>> 24) ^
      table(3, high & 255) ^
      table(2, (high >>> 8) & 255) ^
      table(1, (high >>> 16) & 255) ^
      table(0, high >>> 24)
  }
  for (; at < bytes.length; at++) {
    sum = (sum >>> 8) ^ table(0, (sum ^ (bytes[at] as number)) & 255)
  }
  return ~sum >>> 0
}

/** The checksum as TensorFlow stores it: turned, and moved by a constant. */
export const maskedCrc32c = (bytes: Uint8Array): number => {
  const sum = crc32c(bytes)
  return (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0
}
