import type { KernelBackend } from '@tensorflow/tfjs-core'
import type { BackendName } from '../names.js'

/** What a candidate tells about itself once it runs. */
export interface Inspection {
  readonly device: string
  readonly cores?: number
  readonly software?: boolean
  readonly threads?: number
  readonly simd?: 'simd128' | 'relaxed'
  readonly versions?: Readonly<Record<string, string>>
  /** The folder, for an engine that came from the cache and not from a package. */
  readonly installedIn?: string
}

/**
 * One engine that `bind` may choose. To add one: write a file that makes one of these, add its
 * name to `names.ts`, put it into the order of a platform, and say its words in `messages`.
 */
export interface Candidate {
  readonly name: BackendName
  /** The name under which TensorFlow.js registers it. */
  readonly engineName: string
  /** True for the engine whose answers the self-test takes as right. */
  readonly isReference: boolean
  /** Loads and registers the engine. Throws `PassedOver` where that is not possible. */
  load(): Promise<void>
  /** Looks at the running engine. Throws `PassedOver` if it is not what its name promises. */
  inspect(engine: KernelBackend): Promise<Inspection>
}
