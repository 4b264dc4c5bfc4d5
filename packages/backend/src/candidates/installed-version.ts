import { createRequire } from 'node:module'

/** The version of a package as it is installed beside this one; undefined where it does not say. */
export const installedVersion = (name: string): string | undefined => {
  try {
    const manifest: unknown = createRequire(import.meta.url)(`${name}/package.json`)
    const { version } = manifest as { version?: unknown }
    return typeof version === 'string' ? version : undefined
  } catch {
    return undefined
  }
}
