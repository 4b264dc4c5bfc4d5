import type { ByteSource } from '../content/byte-source.js'
import { datasetsError } from '../errors.js'
import { type IdxHeader, longestIdxHeaderBytes, readIdxHeader } from '../formats/idx-header.js'

/**
 * The header of an IDX file whose content is exactly as long as the header says.
 *
 * @throws `datasets/idx-…`
 */
export const idxHeaderOf = async (
  source: ByteSource,
  limits: { readonly limitBytes?: number } = {},
): Promise<IdxHeader> => {
  const { file } = source
  const start = new Uint8Array(longestIdxHeaderBytes)
  const startBytes = await source.read(start, 0)
  const header = readIdxHeader(start.subarray(0, startBytes), { file, ...limits })
  const receivedBytes = source.bytes
  const expectedBytes = header ? header.headerBytes + header.dataBytes : 4
  if (!header || receivedBytes < expectedBytes) {
    throw datasetsError('datasets/idx-truncated', { file, expectedBytes, receivedBytes })
  }
  if (receivedBytes > expectedBytes) {
    throw datasetsError('datasets/idx-trailing-bytes', { file, expectedBytes })
  }
  return header
}
