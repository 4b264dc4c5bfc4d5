import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { hasCode } from '../disk/file-errors.js'
import { nativeError } from '../errors.js'

/** A command that compiles C++, with the arguments that CXX gives it. */
export interface Compiler {
  readonly command: string
  readonly args: readonly string[]
}

const known = ['c++', 'g++', 'clang++']

/** One line that fits the reader's distribution, from the ids of /etc/os-release. */
const installLines: readonly (readonly [RegExp, string])[] = [
  [/debian|ubuntu/, 'sudo apt install g++'],
  [/fedora|rhel|centos/, 'sudo dnf install gcc-c++'],
  [/suse/, 'sudo zypper install gcc-c++'],
  [/arch/, 'sudo pacman -S gcc'],
]

const installLine = async (osRelease: string): Promise<string> => {
  const text = await readFile(osRelease, 'utf8').catch(() => '')
  const ids = text.match(/^ID(_LIKE)?=.*$/gm)?.join(' ') ?? ''
  return installLines.find(([id]) => id.test(ids))?.[1] ?? 'g++ or clang++'
}

/** What is wrong, from all that a compiler says. */
export const compilerReason = (stderr: string): string => {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '')
  const errors = lines.filter((line) => /error|undefined reference|cannot find/i.test(line))
  return (errors.length > 0 ? errors : lines).slice(0, 3).join('; ').slice(0, 500)
}

/** Runs a compiler with `source` on its standard input. */
const tryCompiler = async ({ command, args }: Compiler, signal: AbortSignal): Promise<void> => {
  const run = promisify(execFile)(
    command,
    [...args, '-std=c++17', '-fsyntax-only', '-x', 'c++', '-'],
    { signal },
  )
  run.child.stdin?.on('error', () => {})
  run.child.stdin?.end(
    '#include <string_view>\nint main() { return std::string_view("").size(); }\n',
  )
  await run
}

/**
 * Finds a compiler of C++17: CXX, else the usual names.
 *
 * @throws 'backend/native-no-compiler', 'backend/native-old-compiler'
 */
export const findCompiler = async (
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
  osRelease = '/etc/os-release',
): Promise<Compiler> => {
  const asked = env.CXX?.split(/\s+/).filter(Boolean) ?? []
  const candidates: Compiler[] = asked[0]
    ? [{ command: asked[0], args: asked.slice(1) }]
    : known.map((command) => ({ command, args: [] }))
  let failure: unknown
  for (const compiler of candidates) {
    try {
      await tryCompiler(compiler, signal)
      return compiler
    } catch (error) {
      signal.throwIfAborted()
      if (hasCode(error, 'ENOENT', 'EACCES', 'ENOTDIR')) continue
      const reason = compilerReason((error as { stderr?: string }).stderr ?? String(error))
      const details = { compiler: compiler.command, reason }
      failure ??= nativeError('backend/native-old-compiler', details, { cause: error })
    }
  }
  if (failure) throw failure
  const tried = candidates.map(({ command }) => command)
  throw nativeError('backend/native-no-compiler', { tried, install: await installLine(osRelease) })
}
