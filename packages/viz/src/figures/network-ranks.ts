import { vizError } from '../errors.js'

export interface Place {
  /** How many layers lie before it on the longest way from an input. */
  readonly rank: number
  /** Which one of its rank it is, from the left, and of how many. */
  readonly lane: number
  readonly lanes: number
}

interface Linked {
  readonly name: string
  readonly inputs: readonly string[]
}

/** A place for each layer. A circle throws `viz/circular-layers`. */
export const ranked = (layers: readonly Linked[]): Place[] => {
  const byName = new Map(layers.map((layer) => [layer.name, layer]))
  const ranks = new Map<string, number>()
  const waiting = new Set(layers)
  // Layers whose inputs all have a rank get theirs; a round without any has met a circle.
  while (waiting.size > 0) {
    const ready = [...waiting].filter(({ inputs }) =>
      inputs.every((name) => !byName.has(name) || ranks.has(name)),
    )
    if (ready.length === 0) {
      throw vizError('viz/circular-layers', { names: [...waiting].map(({ name }) => name) })
    }
    for (const layer of ready) {
      ranks.set(layer.name, Math.max(-1, ...layer.inputs.map((name) => ranks.get(name) ?? -1)) + 1)
      waiting.delete(layer)
    }
  }
  const counts = new Map<number, number>()
  const lanes = layers.map(({ name }) => {
    const rank = ranks.get(name) as number
    const lane = counts.get(rank) ?? 0
    counts.set(rank, lane + 1)
    return { rank, lane }
  })
  return lanes.map(({ rank, lane }) => ({ rank, lane, lanes: counts.get(rank) as number }))
}
