import { petFaces } from '@firstgrad/datasets'
import type { ExperimentEvent, ExperimentHost } from '../../../src/exercises/experiment.js'
import { deriveSeed } from '../../../src/training/seeds.js'
import { turn } from '../../../src/training/turn.js'
import { type Labelled, labelled, loadDigits } from '../digits/digits.js'

const tested = 2000
const side = 32
const few = 100

export interface Pictures {
  readonly train: Labelled
  readonly test: Labelled
  readonly classes: number
}

/**
 * Faces of pets without their colours: the mean of red, green and blue, around 0, where training starts
 * sooner. Drawn few at a time, each few from a seed of their own, so that pages live and signals are heard.
 */
const greyPets = async (
  seed: number,
  split: 'train' | 'test',
  n: number,
  signal: AbortSignal | undefined,
): Promise<Labelled> => {
  const grey = new Float32Array(n * side * side)
  const species = new Uint8Array(n)
  for (let start = 0; start < n && !signal?.aborted; start += few) {
    const own = deriveSeed(seed, 'pets', start) >>> 0
    const drawn = petFaces({ seed: own, split, n: Math.min(few, n - start) })
    species.set(drawn.species, start)
    for (let i = 0, to = start * side * side; i < drawn.images.length; i += 3) {
      grey[to++] = (drawn.images[i]! + drawn.images[i + 1]! + drawn.images[i + 2]!) / 3 - 0.5
    }
    await turn()
  }
  return labelled(grey, species, [side, side])
}

/** What the network learns from, and what it is tested with. */
export async function* loadPictures(
  data: 'mnist' | 'pets',
  count: number,
  host: ExperimentHost,
): AsyncGenerator<ExperimentEvent, Pictures, undefined> {
  if (data === 'pets') {
    const { seed, signal } = host
    const train = await greyPets(seed, 'train', count, signal)
    return { train, test: await greyPets(seed, 'test', 600, signal), classes: 3 }
  }
  return { ...(yield* loadDigits({ train: count, test: tested }, host)), classes: 10 }
}
