import { backendError, type NameSource } from './errors.js'
import { type BackendName, backendNames, isBackendName } from './names.js'
import type { OrderSource } from './report.js'

export interface Order {
  readonly names: readonly BackendName[]
  readonly source: OrderSource
  /** The names that may be used at all. */
  readonly allowed: readonly BackendName[]
}

const parse = (names: readonly string[], source: NameSource): BackendName[] => {
  if (names.length === 0) throw backendError('backend/no-names', { source, known: backendNames })
  const parsed = names.map((given) => {
    const name = String(given).trim()
    if (!isBackendName(name))
      throw backendError('backend/unknown-name', { name, source, known: backendNames })
    return name
  })
  return [...new Set(parsed)]
}

/**
 * Which engines to try, in order: `prefer`, else the environment, else the platform's own order.
 *
 * Engines that are asked for by name but not allowed are an error; the platform's own order is
 * only narrowed.
 */
export const resolveOrder = (
  platformOrder: readonly BackendName[],
  prefer: string | readonly string[] | undefined,
  allow: string | readonly string[] | undefined,
  environment: string | undefined,
): Order => {
  const allowed = allow === undefined ? backendNames : parse([allow].flat(), 'allow')
  const asked = ask(prefer, environment)
  if (asked) {
    const { names, source } = asked
    const within = names.filter((name) => allowed.includes(name))
    if (within.length === 0)
      throw backendError('backend/not-allowed', { asked: names, source, allowed })
    return { names: within, source, allowed }
  }
  const names = platformOrder.filter((name) => allowed.includes(name))
  return { names, source: 'default', allowed }
}

const ask = (prefer: string | readonly string[] | undefined, environment: string | undefined) => {
  if (prefer !== undefined)
    return { names: parse([prefer].flat(), 'prefer'), source: 'prefer' } as const
  if (environment !== undefined && environment.trim() !== '')
    return {
      names: parse(environment.split(','), 'FIRSTGRAD_BACKEND'),
      source: 'FIRSTGRAD_BACKEND',
    } as const
  return undefined
}
