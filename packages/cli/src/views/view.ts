import type { Context } from '../context.js'

/** Shows the events of one run to a person. */
export interface View {
  show(event: { readonly type: string }): void
  /** Takes the bar away, whatever ended the run. */
  close(): void
}

export type ViewMaker = (context: Context) => View
