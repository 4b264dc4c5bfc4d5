/** Stop when the watched loss has not improved for `patience` epochs. */
export interface EarlyStop {
  readonly patience: number
  /** The least improvement that counts, default 0. */
  readonly minimumChange?: number
}

/** How far an early stop has waited; part of a checkpoint. */
export interface Patience {
  readonly best: number
  readonly waited: number
}

export const fullPatience: Patience = { best: Number.MAX_VALUE, waited: 0 }

export const afterEpoch = (
  { best, waited }: Patience,
  loss: number,
  { minimumChange = 0 }: EarlyStop,
): Patience =>
  loss < best - minimumChange ? { best: loss, waited: 0 } : { best, waited: waited + 1 }
