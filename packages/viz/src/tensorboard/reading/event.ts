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
  const values: LoggedValue[] = []
  const event: { -readonly [Key in keyof LoggedEvent]: LoggedEvent[Key] } = {
    wallTimeMs: 0,
    step: 0,
    values,
  }
  for (const field of fieldsOf(message)) {
    if (field.number === 1) event.wallTimeMs = 1000 * asNumber(field)
    else if (field.number === 2) event.step = asInteger(field)
    else if (field.number === 3) event.fileVersion = asText(field)
    else if (field.number === 4) event.graphDef = field.bytes.slice()
    else if (field.number === 5) {
      for (const one of fieldsOf(field.bytes))
        if (one.number === 1) values.push(readValue(one.bytes))
    }
  }
  return event
}
