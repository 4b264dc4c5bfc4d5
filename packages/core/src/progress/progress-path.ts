import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

interface Machine {
  /** As `process.platform` names it. */
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: () => string
  readonly cwd: () => string
}

const dataFolder = ({ platform, env, home }: Machine): string => {
  if (platform === 'win32') return env.APPDATA || win32.join(home(), 'AppData', 'Roaming')
  if (platform === 'darwin') return posix.join(home(), 'Library', 'Application Support')
  // A relative XDG_DATA_HOME is to be ignored, says the XDG Base Directory Specification.
  const xdg = env.XDG_DATA_HOME
  return xdg?.startsWith('/') ? xdg : posix.join(home(), '.local', 'share')
}

/** Where progress is kept: FIRSTGRAD_PROGRESS, else the data folder of the operating system. */
export const progressPath = (
  machine: Machine = {
    platform: process.platform,
    env: process.env,
    home: homedir,
    cwd: process.cwd,
  },
): string => {
  const { resolve, join } = machine.platform === 'win32' ? win32 : posix
  const chosen = machine.env.FIRSTGRAD_PROGRESS
  return chosen
    ? resolve(machine.cwd(), chosen)
    : join(dataFolder(machine), 'firstgrad', 'progress.json')
}
