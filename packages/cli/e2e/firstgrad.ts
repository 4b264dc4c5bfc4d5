import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))

if (!existsSync(main)) throw new Error('The command is not built. Run: npm run build')

/** What a person who uses this machine did must not decide what tests see. */
const noProgress = join(tmpdir(), 'firstgrad-tests-no-progress', 'progress.json')

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Options {
  readonly env?: Readonly<Record<string, string>>
  readonly nodeArgs?: readonly string[]
  readonly cwd?: string
  /** Run as another user, where this one may. */
  readonly uid?: number
  /** Called once, as soon as stdout holds `when`; may send signals. */
  readonly once?: {
    readonly when: string
    readonly act: (kill: (signal: NodeJS.Signals) => void) => void
  }
}

/** Runs the built command in a process of its own, with nothing but a path and a home. */
export const firstgrad = (
  args: readonly string[],
  { env = {}, nodeArgs = [], cwd, uid, once }: Options = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const { PATH = '', HOME = '', FIRSTGRAD_DATA_DIR } = process.env
    const data = FIRSTGRAD_DATA_DIR ? { FIRSTGRAD_DATA_DIR } : {}
    const child = spawn(process.execPath, [...nodeArgs, main, ...args], {
      env: { PATH, HOME, FIRSTGRAD_PROGRESS: noProgress, ...data, ...env },
      ...(cwd !== undefined && { cwd }),
      ...(uid !== undefined && { uid, gid: uid }),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [stdout, stderr, acted] = ['', '', false]
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      if (acted || !once || !stdout.includes(once.when)) return
      acted = true
      once.act((signal) => child.kill(signal))
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })

/** Every third of a long list; all of it with FIRSTGRAD_CASES: each costs a process. */
export const some = <Item>(all: readonly Item[]): readonly Item[] =>
  process.env.FIRSTGRAD_CASES ? all : all.filter((_, i) => i % 3 === 0)

/** The JSON lines of an output; throws where a line is anything else. */
export const jsonLines = (stdout: string): { type: string; [key: string]: unknown }[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
