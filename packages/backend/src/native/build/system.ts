import { nativeError } from '../errors.js'
import { type Processor, systemsOf } from '../recipes/engine-id.js'
import type { Recipe } from '../recipes/recipe.js'
import { recipeFor } from '../recipes/recipe-for.js'

/** What of the machine decides whether the engine can run on it. */
export interface System extends Processor {
  /** The version of glibc; undefined where another C library is used. */
  readonly glibc: string | undefined
}

/** Wheels named manylinux_2_17 promise no more. */
const oldestGlibc = '2.17'

export const thisSystem = (): System => {
  const { platform, arch } = process
  if (platform !== 'linux') return { platform, arch, glibc: undefined }
  const { header } = process.report.getReport() as {
    header?: { glibcVersionRuntime?: string }
  }
  return { platform, arch, glibc: header?.glibcVersionRuntime }
}

const isOlder = (version: string, than: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = than.split('.').map(Number)
  return major < leastMajor || (major === leastMajor && minor < leastMinor)
}

/**
 * The recipe of an engine for a machine.
 *
 * @throws 'backend/native-unsupported', 'backend/native-musl', 'backend/native-old-glibc'
 */
export const requireRecipe = (engine: Recipe['engine'], system: System): Recipe => {
  const recipe = recipeFor(engine, system)
  if (!recipe) {
    const details = { engine, supported: systemsOf(engine) }
    const name = `${system.platform} ${system.arch}`
    throw nativeError('backend/native-unsupported', { ...details, system: name })
  }
  const { glibc } = system
  if (glibc === undefined) throw nativeError('backend/native-musl', {})
  if (isOlder(glibc, oldestGlibc))
    throw nativeError('backend/native-old-glibc', { found: glibc, needed: oldestGlibc })
  return recipe
}
