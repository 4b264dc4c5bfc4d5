import type { BackendName } from '../names.js'
import { PassedOver } from '../passed-over.js'

/** What runtimes and bundlers say of a package that is not there. */
const missing = /cannot find|could not resolve|failed to (resolve|load)|not found/i

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!.trim()

/**
 * Makes the handler for a failed `import()`: says whether the package is missing, and then what to
 * install, or present and broken.
 *
 * Written as `import('x').catch(loadFailure(…))`, which bundlers take for an optional package.
 */
export const loadFailure =
  (backend: BackendName, specifier: string, packages: readonly string[]) =>
  (cause: unknown): never => {
    const message = firstLine(cause)
    // Only this very package counts as missing; one that it needs itself means a broken install.
    const named = message.includes(`'${specifier}'`) || message.includes(`"${specifier}"`)
    if (named && missing.test(message))
      throw new PassedOver('not-installed', { backend, packages }, { cause })
    throw new PassedOver('load-failed', { package: specifier, message }, { cause })
  }
