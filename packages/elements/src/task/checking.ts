import type { Verdict } from '@firstgrad/core/exercises'

/** What is known of the code as it stands. */
export type CheckState =
  /** It was not judged: it has just been typed, or never changed. */
  | { readonly type: 'unjudged' }
  | { readonly type: 'running' }
  | { readonly type: 'judged'; readonly verdict: Verdict }
  /** It could not be judged, through no fault of the code. */
  | { readonly type: 'unable'; readonly error: unknown }

export interface CheckingOptions {
  /** Null where it was ended before there was a verdict. */
  readonly judge: (code: string, signal: AbortSignal) => Promise<Verdict | null>
  /** How long typing must rest. */
  readonly pauseMs: number
  /** `asked`: the learner did, by a key or the button. */
  readonly changed: (state: CheckState, asked: boolean) => void
}

/** Judges code when typing rests, or at once; what is newer ends what is older. */
export interface Checking {
  /** The code is this now. */
  typed(code: string): void
  /** Judges it at once. */
  check(code: string): void
  close(): void
}

export const createChecking = ({ judge, pauseMs, changed }: CheckingOptions): Checking => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: { readonly code: string; readonly ending: AbortController } | null = null
  /** The last code that came to something, and what. */
  let last: { readonly code: string; readonly state: CheckState } | null = null

  const stop = () => {
    clearTimeout(timer)
    running?.ending.abort()
    running = null
  }

  const outcome = async (code: string, signal: AbortSignal): Promise<CheckState | null> => {
    try {
      const verdict = await judge(code, signal)
      return verdict && { type: 'judged', verdict }
    } catch (error) {
      return { type: 'unable', error }
    }
  }

  const run = async (code: string, asked: boolean) => {
    stop()
    const ending = new AbortController()
    running = { code, ending }
    changed({ type: 'running' }, asked)
    const state = await outcome(code, ending.signal)
    if (ending.signal.aborted || !state) return
    running = null
    last = { code, state }
    changed(state, asked)
  }

  return {
    typed(code) {
      clearTimeout(timer)
      if (running?.code === code) return
      stop()
      if (last?.code === code) changed(last.state, false)
      else {
        changed({ type: 'unjudged' }, false)
        timer = setTimeout(() => run(code, false), pauseMs)
      }
    },
    check: (code) => void run(code, true),
    close: stop,
  }
}
