import { checkInteger } from '../check-option.js'
import { datasetsError } from '../errors.js'
import type { PetDifficulty } from './params.js'

/** Parts that do not overlap. The values are the numbers of images where `n` is left out. */
export const petSplits = { train: 2000, validation: 400, test: 600 } as const

export type PetSplit = keyof typeof petSplits

export interface PetFacesOptions extends Partial<PetDifficulty> {
  /** Each whole number from 0 to 2^53 - 1 gives animals of its own. */
  readonly seed: number
  /** Default: `train`. */
  readonly split?: PetSplit | undefined
  /** Images. Default: 2,000 of `train`, 400 of `validation`, 600 of `test`. */
  readonly n?: number | undefined
  /** Pixels along each side. Default: 32. */
  readonly size?: 32 | 64 | undefined
  /** The probability, 0 to 1, that an animal is lighter than its ground. Default: 0.5. */
  readonly light?: number
  /** How far size, place and rotation vary, 0 to 2: by at most ±15° where it is 1. Default: 1. */
  readonly jitter?: number
  /** At most so many discs and triangles, 0 to 20, lie on the ground. Default: 2. */
  readonly distractors?: number
  /**
   * A disc or a bar lies over each animal and covers up to this share, 0 to 1, of its head. Truths
   * are of the whole animal, covered or not. Default: 0.
   */
  readonly occlusion?: number
  /**
   * The ears of each animal lie up to this share, 0 to 1, of the way towards those of another
   * species: from 0.5 on species touch, at 1 ears tell little. Truths are of the ears as drawn.
   * Default: 0.
   */
  readonly overlap?: number
  /** The standard deviation of what is added to every value of an image, 0 to 1. Default: 0.03. */
  readonly noise?: number
}

const refuse = (option: string, expected: string, value: unknown): never => {
  const received = typeof value === 'string' ? JSON.stringify(value) : String(value)
  throw datasetsError('datasets/bad-option', { option, expected, received })
}

const checkRange = (option: string, value: number, max: number): void => {
  if (typeof value !== 'number' || !(value >= 0 && value <= max))
    refuse(option, `a number from 0 to ${max}`, value)
}

// 2 GiB of floats, below what typed arrays can hold in any engine.
const maxValues = 2 ** 29

/** @throws `datasets/bad-option` */
export const checkPetOptions = ({
  seed,
  split = 'train',
  n = petSplits[split],
  size = 32,
  light = 0.5,
  jitter = 1,
  distractors = 2,
  occlusion = 0,
  overlap = 0,
  noise = 0.03,
}: PetFacesOptions) => {
  checkInteger('seed', seed, { min: 0 })
  if (!Object.hasOwn(petSplits, split))
    refuse('split', `one of ${Object.keys(petSplits).join(', ')}`, split)
  if (size !== 32 && size !== 64) refuse('size', '32 or 64', size)
  checkInteger('n', n, { min: 1 })
  const mostImages = Math.floor(maxValues / (size * size * 3))
  if (n > mostImages) refuse('n', `at most ${mostImages} images of this size`, n)
  checkRange('light', light, 1)
  checkRange('jitter', jitter, 2)
  checkInteger('distractors', distractors, { min: 0 })
  checkRange('distractors', distractors, 20)
  checkRange('occlusion', occlusion, 1)
  checkRange('overlap', overlap, 1)
  checkRange('noise', noise, 1)
  return { seed, split, n, size, light, jitter, distractors, occlusion, overlap, noise }
}
