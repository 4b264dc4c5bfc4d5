/** Engines that may compute in Node, the fastest first. */
export const engines = ['tfjs-node-gpu', 'tfjs-node', 'webgpu', 'wasm', 'cpu'] as const
