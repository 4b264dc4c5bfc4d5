// Files of WebAssembly
export type { BinaryPaths } from './binaries/load.js'
export type { BinaryName, MemoryKind, SimdLevel } from './binaries/names.js'

// Errors
export type { WasmDetails } from './details.js'

// Memory, as tf.memory() tells it
export type { WasmMemory } from './heap.js'

// Operations
export { type DropoutOptions, dropout } from './operations/dropout.js'
export { type GeluOptions, gelu } from './operations/gelu.js'
export { softmaxCrossEntropy } from './operations/softmax-cross-entropy.js'

// Optimisers
export { type AdamOptions, adam } from './optimizers/adam.js'
export { AdamWOptimizer, type AdamWOptions, adamw } from './optimizers/adamw.js'
export { type MomentumOptions, momentum } from './optimizers/momentum.js'
export { type RmspropOptions, rmsprop } from './optimizers/rmsprop.js'
export { type SgdOptions, sgd } from './optimizers/sgd.js'

// Registration
export { type RegisterOptions, registerWasm, type WasmReport } from './register.js'
export type { WasmNote } from './warn.js'
