import { anatomyOf } from './anatomy.js'
import { checkPetOptions, type PetFacesOptions, petSplits } from './check-options.js'
import { drawLabels } from './labels.js'
import { paintFace } from './painting/face.js'
import { turnedFrame } from './painting/frame.js'
import { paintGround } from './painting/ground.js'
import { addNoise } from './painting/noise.js'
import { paintOccluder } from './painting/occluder.js'
import { drawParams, type PetFaceParams, petSpecies } from './params.js'
import { randomStream } from './random-stream.js'
import { writeTruths } from './truths/write-truths.js'

// A stream for each purpose: what one of them draws never shifts another.
const purposes = { animal: 0, labels: 1, noise: 2, occluder: 3, ears: 4 }

/** Drawn faces of pets with all that is known about them. The arrays are the caller's. */
export interface PetFaces {
  readonly length: number
  /** `[length, size, size, 3]`: red, green and blue, each in 0 to 1. */
  readonly images: Float32Array<ArrayBuffer>
  readonly imageShape: readonly [height: number, width: number, channels: 3]
  /** `[length]`, each an index into `classNames`. */
  readonly species: Uint8Array<ArrayBuffer>
  readonly classNames: typeof petSpecies
  /** `[length]`, in years. The eyes of the young are larger. */
  readonly age: Float32Array<ArrayBuffer>
  /** `[length]`, in kilograms. The heads of the heavy are wider. */
  readonly weight: Float32Array<ArrayBuffer>
  /** `[length]`, 1 to 10, higher for even faces and for bow ties: our rule, not a fact about cats. */
  readonly looks: Float32Array<ArrayBuffer>
  /** `[length, size, size, 1]`: 1 where head or ears are, else 0. */
  readonly masks: Uint8Array<ArrayBuffer>
  /** `[length, 4]`: `y1, x1, y2, x2` of the mask, each in 0 to 1. */
  readonly boxes: Float32Array<ArrayBuffer>
  /** `[length, 2, 4]`: as `boxes`, of the left ear and of the right one, in the picture. */
  readonly earBoxes: Float32Array<ArrayBuffer>
  /**
   * `[length, 5, 2]`: `x, y`, each in 0 to 1, of left eye, right eye, nose, left ear tip and right
   * ear tip. A tip beyond the edge of the picture is put on the edge.
   */
  readonly keypoints: Float32Array<ArrayBuffer>
  /** What each picture was drawn from. */
  readonly params: readonly PetFaceParams[]
}

/**
 * Draws faces of cats, dogs and rabbits, to be classified, measured, found and cut out.
 *
 * Image i hangs on the seed, the split and i alone: of a larger `n` the first images are the same,
 * and at another size or difficulty they are of the same animals. The same seed gives the same bytes
 * in Node and in every browser, because all arithmetic is made of operations that ECMAScript fixes
 * to the bit: +, -, *, /, Math.sqrt and whole numbers. Colour and position tell nothing of the
 * species unless `light`, `jitter` and `distractors` are turned down.
 *
 * Masks, boxes and keypoints are of the whole animal, whatever lies over it.
 *
 * @throws `datasets/bad-option`
 *
 * @example
 * ```ts
 * const { images, imageShape, species, classNames } = petFaces({ seed: 7, split: 'test', n: 100 })
 * console.log(imageShape, classNames[species[0]!]) // [32, 32, 3] …
 * ```
 */
export const petFaces = (options: PetFacesOptions): PetFaces => {
  const { seed, split, n, size, noise, ...difficulty } = checkPetOptions(options)
  const area = size * size
  const faces = {
    length: n,
    images: new Float32Array(n * area * 3),
    imageShape: [size, size, 3] as const,
    species: new Uint8Array(n),
    classNames: petSpecies,
    age: new Float32Array(n),
    weight: new Float32Array(n),
    looks: new Float32Array(n),
    masks: new Uint8Array(n * area),
    boxes: new Float32Array(n * 4),
    earBoxes: new Float32Array(n * 8),
    keypoints: new Float32Array(n * 10),
    params: [] as PetFaceParams[],
  }
  const picture = { size, pixels: new Float64Array(area * 3) }
  const splitNumber = Object.keys(petSplits).indexOf(split)
  for (let index = 0; index < n; index++) {
    const streamOf = (purpose: keyof typeof purposes) =>
      randomStream(seed, splitNumber, index, purposes[purpose])
    const params = drawParams(streamOf, difficulty)
    const { age, weight, looks } = drawLabels(streamOf('labels'), params)
    faces.params.push(params)
    faces.species[index] = petSpecies.indexOf(params.species)
    faces.age[index] = age
    faces.weight[index] = weight
    faces.looks[index] = looks

    const anatomy = anatomyOf(params)
    const frame = turnedFrame({ ...params, unit: params.radius })
    paintGround(picture, params)
    paintFace(picture, frame, anatomy, params)
    paintOccluder(picture, params.occluder)
    addNoise(picture, noise, streamOf('noise'), faces.images.subarray(index * area * 3))
    writeTruths(faces, index, { size, frame, anatomy, mirrored: params.mirrored })
  }
  return faces
}
