import { availableParallelism, cpus } from 'node:os'
import { type BindOptions, binder } from '../bind.js'
import type { Inspection } from '../candidates/candidate.js'
import { cpu } from '../candidates/cpu.js'
import { tfjsNode } from '../candidates/tfjs-node.js'
import { tfjsNodeGpu } from '../candidates/tfjs-node-gpu.js'
import { wasm } from '../candidates/wasm.js'
import { webgpuDawn } from '../candidates/webgpu-dawn.js'
import type { BackendReport } from '../report.js'
import type { Platform } from './platform.js'

const processor = (): Inspection => ({
  device: cpus()[0]?.model.trim() || process.arch,
  cores: availableParallelism(),
})

export const nodePlatform: Platform = {
  candidates: [tfjsNodeGpu(), tfjsNode(processor), webgpuDawn(), wasm(processor), cpu(processor)],
  requested: () => process.env.FIRSTGRAD_BACKEND,
  versions: () => ({ node: process.versions.node }),
}

/**
 * Binds TensorFlow.js to the best engine here: in Node.js tfjs-node-gpu, tfjs-node, WebGPU,
 * WebAssembly, then plain JavaScript; in a page WebGPU, WebGL, WebAssembly, then plain JavaScript.
 *
 * Also registers all gradients of TensorFlow.js, which its core alone does not, and repairs those
 * that are wrong. `prefer` and the variable `FIRSTGRAD_BACKEND` ask for engines by name; then no
 * other is taken. The engine that was current before stays so if this throws. Calling it again is
 * cheap.
 *
 * @throws 'backend/unavailable' if none of the engines asked for can be used, with the reasons
 * @throws 'backend/none-left' if `allow` leaves no engine that can be used
 * @throws 'backend/unknown-name', 'backend/no-names', 'backend/not-allowed' for wrong options
 * @throws 'backend/two-cores' if an engine brings a second copy of tfjs-core
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core'
 * import { bind } from '@firstgrad/backend'
 *
 * const report = await bind()
 * console.log(report.backend, await tf.square(3).data())
 * ```
 */
export const bind: (options?: BindOptions) => Promise<BackendReport> = binder(nodePlatform)
