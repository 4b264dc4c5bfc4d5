import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { SuiteResult } from './suite/run.js'

export interface ChildAnswer {
  readonly result?: SuiteResult
  readonly error?: { readonly code?: string; readonly message?: string }
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number | null
}

/** Runs a script in raw Node. */
export const runNode = (
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<{ stdout: string; stderr: string; exitCode: number | null }> =>
  new Promise((resolve) => {
    const {
      NODE_OPTIONS: _,
      VITEST: __,
      NODE_ENV: ___,
      FIRSTGRAD_BACKEND: ____,
      ...clean
    } = process.env
    const child = execFile(
      process.execPath,
      [...args],
      { cwd, env: { ...clean, ...env }, timeout: 240_000 },
      (_error, stdout, stderr) => resolve({ stdout, stderr, exitCode: child.exitCode }),
    )
  })

/** Runs the suite on one engine in a child process, from the package as it is published. */
export const runChild = async (
  folder: string,
  engine: string,
  env?: Record<string, string>,
): Promise<ChildAnswer> => {
  const output = await runNode([join(folder, 'child.mjs'), engine], folder, env)
  const last = output.stdout.trim().split('\n').at(-1) ?? ''
  const answer = last.startsWith('{') ? (JSON.parse(last) as object) : {}
  return { ...answer, ...output }
}
