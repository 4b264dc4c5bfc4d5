import { type Ability, abilityOf } from './ability.js'

/** The part of an output stream that is used here. */
export interface TerminalStream {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
  write(text: string): boolean
  once(event: 'drain', listener: () => void): unknown
}

/** What of the process is looked at. */
interface Process {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly stdout?: TerminalStream
}

/** The process that this runs in; a page has none. */
export const host = (): Process => (globalThis as { process?: Process }).process ?? {}

/** What an output can do, by the environment of the process. */
export const abilityOfOutput = (output: { readonly isTTY?: boolean } | undefined): Ability =>
  abilityOf(host().env ?? {}, output?.isTTY ?? false)
