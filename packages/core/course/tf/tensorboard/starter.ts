/**
 * The checksum that TensorFlow writes beside its data: CRC-32C (polynomial 0x82f63b78, bits reversed),
 * rotated right by 15 bits, plus 0xa282ead8.
 *
 * @param data any number of bytes, none included
 * @returns from 0 to 2^32 - 1
 */
export const maskedCrc32c = (data: Uint8Array): number => 0

/**
 * One record of an event file. All numbers have their lowest byte first.
 *
 * @param data the message
 * @returns 8 bytes: length of the data; 4: masked checksum of those 8 bytes; the data; 4: masked
 * checksum of the data
 */
export const frameRecord = (data: Uint8Array): Uint8Array => new Uint8Array(16 + data.length)
