import { errorMaker } from '@firstgrad/errors'
import type { WasmDetails } from './details.js'
import { en } from './messages/en.js'

/** Makes every error of this package. */
export const wasmError = errorMaker<WasmDetails>(en)
