import { cast, greater, type Tensor, tidy } from '@tensorflow/tfjs-core'
import reference from '../../src/augment/augment.reference.json' with { type: 'json' }
import { type AugmentOptions, augment, type Image } from '../../src/index.js'
import { floats, imageOf } from '../reference.js'
import { type Trial, type Trials, trialsOf } from './trial.js'

const optionsOf = (options: object): AugmentOptions => ({ seed: 3, ...(options as object) })

const augmented = (image: Image, options: object): Tensor =>
  augment({ image }, optionsOf(options)).image

const maskTrials: readonly Trial[] = reference.cases.map(({ image, options, mask }) => {
  const whole = reference.images[image as keyof typeof reference.images]
  return {
    operation: 'augment, masks',
    title: `${image} ${JSON.stringify(options)}`,
    input: () => tidy(() => cast(greater(imageOf<Image>(whole), 0.5), 'float32')),
    run: (input: Image) => {
      const { image, mask } = augment({ image: input, mask: input }, optionsOf(options))
      image.dispose()
      return mask
    },
    shape: whole.shape,
    values: floats(mask),
    most: Number.MIN_VALUE,
  }
})

/** What scikit-image makes of images where chance has but one choice. */
export const augmentation: Trials = {
  values: [...trialsOf('augment', reference, augmented), ...maskTrials],
  gradients: {
    augment: (image: Image) =>
      augmented(image, {
        flipX: {},
        perspective: { share: 0.2, probability: 1 },
        scale: { factor: [0.8, 1.2], probability: 1 },
        rotate: { angleDegrees: [-30, 30], probability: 1 },
        crop: { height: 4, width: 6 },
        contrast: { factor: [0.5, 2], probability: 1 },
        blur: { sigma: [0.5, 1], probability: 1 },
        noise: { deviation: [0.1, 0.1], probability: 1 },
        cutout: { height: 2, width: 2, probability: 1 },
        border: 'symmetric',
      }),
  },
}
