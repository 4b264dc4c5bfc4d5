import type { BackendName } from './names.js'

/** Why an engine was not taken, by code; the words are in the message catalogs. */
export interface PassedOverDetails {
  'not-installed': { backend: BackendName; packages: readonly string[] }
  'load-failed': { package: string; message: string }
  'native-broken': { path: string; message: string }
  'other-platform': { backend: BackendName }
  'no-nvidia-gpu': { package: string }
  'no-adapter': object
  'no-interface': { interface: 'WebGPU' | 'WebGL' }
  emulated: { device: string }
  'no-simd': object
  'start-failed': { backend: BackendName; message: string }
  'wrong-answers': { cases: readonly string[]; of: number }
}

export type PassedOverReason = keyof PassedOverDetails

/** Thrown by a candidate that cannot serve here; `bind` records it and goes on. */
export class PassedOver<Reason extends PassedOverReason = PassedOverReason> extends Error {
  override readonly name = 'PassedOver'

  constructor(
    readonly reason: Reason,
    readonly details: PassedOverDetails[Reason],
    options?: ErrorOptions,
  ) {
    super(reason, options)
  }
}
