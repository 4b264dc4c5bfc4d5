import { asInteger, asNumber, asText, fieldsOf } from '../protobuf/read.js'
import { type LoggedValue, readValue } from './value.js'

/** One record of an event file. */
export interface LoggedEvent {
  /** Milliseconds since 1970. */
  readonly wallTimeMs: number
  readonly step: number
  /** `brain.Event:2`, in the first record of a file. */
  readonly fileVersion?: string
  /** The bytes of a GraphDef. */
  readonly graphDef?: Uint8Array
  readonly values: readonly LoggedValue[]
}

/** Reads a message `tensorflow.Event`. Throws `RangeError` where the bytes are none. */
export const readEvent = (message: Uint8Array): LoggedEvent => {
  let wallTimeMs = 0
  let step = 0
  let fileVersion: string | undefined
  let graphDef: Uint8Array | undefined
  const values: LoggedValue[] = []
  for (const field of fieldsOf(message)) {
    if (field.number === 1) wallTimeMs = 1000 * asNumber(field)
    else if (field.number === 2) step = asInteger(field)
    else if (field.number === 3) fileVersion = asText(field)
    else if (field.number === 4) graphDef = field.bytes.slice()
    else if (field.number === 5) {
      for (const one of fieldsOf(field.bytes))
        if (one.number === 1) values.push(readValue(one.bytes))
    }
  }
  return {
    wallTimeMs,
    step,
    ...(fileVersion === undefined ? {} : { fileVersion }),
    ...(graphDef ? { graphDef } : {}),
    values,
  }
}
