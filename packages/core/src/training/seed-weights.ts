import type { LayersModel } from '@tensorflow/tfjs-layers'
import { deriveSeed } from './seeds.js'

const random = new Set([
  'RandomUniform',
  'RandomNormal',
  'TruncatedNormal',
  'VarianceScaling',
  'Orthogonal',
])

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const isInitializer = (
  value: Json,
): value is { class_name: string; config: { [key: string]: Json } } =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  typeof value.class_name === 'string' &&
  random.has(value.class_name)

/** A copy of a model's description in which every random initialiser has its own seed. */
const seeded = (value: Json, seed: number, path: string): Json => {
  if (Array.isArray(value)) return value.map((item, i) => seeded(item, seed, `${path}/${i}`))
  if (typeof value !== 'object' || value === null) return value
  if (isInitializer(value)) {
    return { ...value, config: { ...value.config, seed: deriveSeed(seed, 'initial', path) } }
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, seeded(item, seed, `${path}/${key}`)]),
  )
}

/**
 * Gives a layers model the initial weights that belong to a seed.
 *
 * tfjs layers draw unseeded weights when they are built; this draws them anew, by each layer's own
 * initialiser. The same model and seed give the same bits on every machine. A learned model
 * forgets what it learned.
 *
 * @example
 * ```ts
 * await seedWeights(model, 7)
 * ```
 */
export const seedWeights = async (model: LayersModel, seed: number): Promise<void> => {
  const { models } = await import('@tensorflow/tfjs-layers')
  const topology = model.toJSON(null, false) as unknown as Json
  const twin = await models.modelFromJSON({
    modelTopology: seeded(topology, seed, 'model') as never,
  })
  try {
    model.setWeights(twin.getWeights())
  } finally {
    twin.dispose()
  }
}
