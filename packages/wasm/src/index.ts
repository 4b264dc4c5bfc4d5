// Registration

// Errors
export type { WasmDetails } from './details.js'
export { type RegisterOptions, registerWasm, type WasmReport } from './register.js'
