import { type PetFaces, type PetFacesOptions, petFaces } from '@firstgrad/datasets'
import type { NumberArray } from '../../../src/training/examples.js'
import { deriveSeed } from '../../../src/training/seeds.js'
import { turn } from '../../../src/training/turn.js'

/** Pictures of pets with what is true of them. */
export type Faces = Pick<
  PetFaces,
  'length' | 'images' | 'imageShape' | 'species' | 'age' | 'weight' | 'looks' | 'masks'
>

/** Faces drawn without a pause: a page hears its reader between. */
const atOnce = 200

const joined = <T extends Float32Array | Uint8Array>(parts: readonly T[]): T => {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const all = new (parts[0]!.constructor as new (length: number) => T)(length)
  let start = 0
  for (const part of parts) {
    all.set(part, start)
    start += part.length
  }
  return all
}

/**
 * Draws faces as `petFaces` does, a few at a time. The first ones of a larger `n` are the same.
 * Aborted: fewer than `n`, at least one.
 */
export const drawFaces = async (
  { n, seed, split = 'train', ...options }: PetFacesOptions & { readonly n: number },
  signal?: AbortSignal,
): Promise<Faces> => {
  const parts: PetFaces[] = []
  for (let start = 0; start === 0 || (start < n && !signal?.aborted); start += atOnce) {
    const own = deriveSeed(seed, 'faces', start) >>> 0
    parts.push(petFaces({ ...options, split, seed: own, n: Math.min(atOnce, n - start) }))
    await turn()
  }
  const all = <Name extends 'images' | 'species' | 'age' | 'weight' | 'looks' | 'masks'>(
    name: Name,
  ) => joined(parts.map((part) => part[name])) as PetFaces[Name]
  return {
    length: parts.reduce((sum, { length }) => sum + length, 0),
    imageShape: parts[0]!.imageShape,
    images: all('images'),
    species: all('species'),
    age: all('age'),
    weight: all('weight'),
    looks: all('looks'),
    masks: all('masks'),
  }
}

/** All pictures as the input of a network. */
export const pixelsOf = ({ length, images, imageShape }: Faces): NumberArray => ({
  data: images,
  shape: [length, ...imageShape],
})

/** One picture for a figure. */
export const pictureOf = (
  { images, imageShape: [height, width, channels] }: Faces,
  index: number,
) => {
  const area = height * width * channels
  return { data: images.subarray(index * area, (index + 1) * area), height, width, channels }
}
