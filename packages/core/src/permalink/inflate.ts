import { Inflate } from 'fflate'

/** Few enough that what comes out of them, at most a thousand times as much, is soon looked at. */
const sliceBytes = 128

export type Inflated = Uint8Array | 'not-deflate' | 'content-too-long'

/** Inflates raw deflate up to a limit; more than that is refused while it comes, not afterwards. */
export const inflateWithin = (bytes: Uint8Array, most: number): Inflated => {
  const parts: Uint8Array[] = []
  let length = 0
  const stream = new Inflate((part) => {
    length += part.length
    if (length <= most) parts.push(part)
  })
  try {
    for (let at = 0; at < bytes.length && length <= most; at += sliceBytes) {
      stream.push(bytes.subarray(at, at + sliceBytes), at + sliceBytes >= bytes.length)
    }
  } catch {
    return 'not-deflate'
  }
  if (length > most) return 'content-too-long'
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
