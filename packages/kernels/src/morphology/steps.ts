import type { Tensor4D } from '@tensorflow/tfjs-core'
import { mirrored } from './footprint.js'
import { greatest, least } from './greatest.js'
import type { MorphologyForm } from './morphology-options.js'

/** Where the footprint fits in. */
export const eroded = (images: Tensor4D, { mask, edges }: MorphologyForm): Tensor4D =>
  least(images, { mask, edges: edges.least })

/** What the footprint reaches from some pixel. */
export const dilated = (images: Tensor4D, { mask, edges }: MorphologyForm): Tensor4D =>
  greatest(images, { mask: mirrored(mask), edges: edges.greatest })
