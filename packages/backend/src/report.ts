import type { BackendName } from './names.js'
import type { PassedOverDetails, PassedOverReason } from './passed-over.js'

/** Where the order of the attempt came from. */
export type OrderSource = 'default' | 'prefer' | 'FIRSTGRAD_BACKEND'

/** One engine that was tried and what came of it. */
export type Attempt =
  | { readonly backend: BackendName; readonly outcome: 'chosen' }
  | {
      [Reason in PassedOverReason]: {
        readonly backend: BackendName
        readonly outcome: 'passed-over'
        readonly reason: Reason
        readonly details: PassedOverDetails[Reason]
      }
    }[PassedOverReason]

/** What {@link bind} chose and why, as plain data. */
export interface BackendReport {
  readonly backend: BackendName
  /** The name of the GPU, or the model of the processor. */
  readonly device: string
  /** How many processor cores the host offers, for an engine that computes on the processor. */
  readonly cores?: number
  /** How many threads compute, for `wasm`; its results do not depend on it. */
  readonly threads?: number
  /** The vector instructions, for `wasm`; `relaxed` ones round differently from machine to machine. */
  readonly simd?: 'simd128' | 'relaxed'
  /** True for a GPU interface that is emulated on the processor. */
  readonly software: boolean
  /** Its folder, for an engine that `firstgrad backend install` has put into the cache. */
  readonly installedIn?: string
  /** Versions by name: `node` or `browser`, `tfjs`, and what the engine adds. */
  readonly versions: Readonly<Record<string, string>>
  /** Who set the order in which engines were tried. */
  readonly order: OrderSource
  /** Every engine that was tried, in order; the last one was chosen. */
  readonly tried: readonly Attempt[]
  /** How many cases of the self-test this engine answered as the reference does; 0 if not run. */
  readonly verifiedCases: number
}
