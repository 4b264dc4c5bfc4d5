/** Every engine that {@link bind} knows, whether or not this machine has it. */
export const backendNames = [
  'tfjs-node-gpu',
  'tfjs-node',
  'webgpu',
  'webgl',
  'wasm',
  'cpu',
] as const

/** The name of an engine, as in `prefer`, `allow` and the variable `FIRSTGRAD_BACKEND`. */
export type BackendName = (typeof backendNames)[number]

export const isBackendName = (name: string): name is BackendName =>
  (backendNames as readonly string[]).includes(name)
