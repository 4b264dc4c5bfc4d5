import { errorMaker } from '@firstgrad/errors'
import type { KernelsDetails } from './details.js'
import { en } from './messages/en.js'

/** Makes every error of this package. */
export const kernelsError = errorMaker<KernelsDetails>(en)
