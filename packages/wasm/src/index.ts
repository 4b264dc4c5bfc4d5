// Registration

// Errors
export type { WasmDetails } from './details.js'

// Optimisers
export { type AdamOptions, adam } from './optimizers/adam.js'
export { AdamWOptimizer, type AdamWOptions, adamw } from './optimizers/adamw.js'
export { type MomentumOptions, momentum } from './optimizers/momentum.js'
export { type RmspropOptions, rmsprop } from './optimizers/rmsprop.js'
export { type SgdOptions, sgd } from './optimizers/sgd.js'
export { type RegisterOptions, registerWasm, type WasmReport } from './register.js'
