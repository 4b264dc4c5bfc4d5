import { petFaces } from '@firstgrad/datasets'
import type { ExperimentEvent, ExperimentHost } from '../../../src/exercises/experiment.js'
import { type Labelled, labelled, loadDigits } from '../digits/digits.js'

const tested = 2000

export interface Pictures {
  readonly train: Labelled
  readonly test: Labelled
  readonly classes: number
}

/** Faces of pets without their colours: the mean of red, green and blue. */
const greyPets = (seed: number, split: 'train' | 'test', n: number): Labelled => {
  const { images, imageShape, species } = petFaces({ seed, split, n })
  const grey = Float32Array.from(
    { length: images.length / 3 },
    (_, i) => (images[3 * i]! + images[3 * i + 1]! + images[3 * i + 2]!) / 3,
  )
  return labelled(grey, species, [imageShape[0], imageShape[1]])
}

/** What the network learns from, and what it is tested with. */
export async function* loadPictures(
  data: 'mnist' | 'pets',
  count: number,
  host: ExperimentHost,
): AsyncGenerator<ExperimentEvent, Pictures, undefined> {
  if (data === 'pets') {
    const train = greyPets(host.seed, 'train', count)
    return { train, test: greyPets(host.seed, 'test', 600), classes: 3 }
  }
  return { ...(yield* loadDigits({ train: count, test: tested }, host)), classes: 10 }
}
