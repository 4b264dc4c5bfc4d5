import pc from 'picocolors'

/** Where a command speaks: words for people, or JSON lines for programs, never both. */
export interface Output {
  readonly json: boolean
  /** A terminal that can redraw a line. */
  readonly live: boolean
  readonly colors: ReturnType<typeof pc.createColors>
  /** A line for people; nothing with `--json`. */
  say(line?: string): void
  /** A line for programs; nothing without `--json`. */
  emit(event: object): void
  /** Words about something wrong, on stderr; never with `--json`, where the error is an event. */
  warn(line: string): void
}

// JSON has no NaN and no infinities; a word is better than the null that JSON.stringify gives.
const numbers = (_key: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value

export const createOutput = ({ json }: { json: boolean }): Output => {
  const live = !json && process.stdout.isTTY === true && process.env.TERM !== 'dumb'
  return {
    json,
    live,
    colors: pc.createColors(live && pc.isColorSupported),
    say(line = '') {
      if (!json) process.stdout.write(`${line}\n`)
    },
    emit(event) {
      if (json) process.stdout.write(`${JSON.stringify(event, numbers)}\n`)
    },
    warn(line) {
      if (!json) process.stderr.write(`${line}\n`)
    },
  }
}
