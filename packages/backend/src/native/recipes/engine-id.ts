import type { NativeEngineName } from './recipe.js'

export const tensorflowVersion = '2.15.1'

/** What of a machine decides which files an engine is made of. */
export interface Processor {
  readonly platform: string
  readonly arch: string
}

const systems: Readonly<Record<NativeEngineName, readonly string[]>> = {
  'tfjs-node': ['linux-x64', 'linux-arm64'],
  'tfjs-node-gpu': ['linux-x64'],
}

/**
 * The name of an engine's folder in the cache, one for each version and system; undefined where the
 * engine is not offered. Apart from the recipes, which `bind` has no use for.
 */
export const engineId = (
  engine: NativeEngineName,
  { platform, arch }: Processor = process,
): string | undefined =>
  systems[engine].includes(`${platform}-${arch}`)
    ? `tensorflow-${tensorflowVersion}-${engine === 'tfjs-node-gpu' ? 'gpu' : 'cpu'}-${platform}-${arch}`
    : undefined

/** The systems of an engine for people: `linux x64`. */
export const systemsOf = (engine: NativeEngineName): string[] =>
  systems[engine].map((system) => system.replace('-', ' '))
