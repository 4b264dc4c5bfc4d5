import type { CodedError } from '@firstgrad/errors'
import type { WasmDetails } from './details.js'

/** Something that is not as good as it could be, as data and in words. */
export type WasmNote = CodedError<keyof WasmDetails & string>

/**
 * Tells the program's user, where the program does not listen itself: as Node tells its own
 * warnings, on a page in the console.
 */
export const warnUser = (note: WasmNote): void => {
  if (typeof process === 'object' && typeof process.emitWarning === 'function') {
    process.emitWarning(note.message, { type: 'FirstgradWarning', code: note.code })
  } else {
    console.warn(`[${note.code}] ${note.message}`)
  }
}
