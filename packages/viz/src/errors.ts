import { errorMaker } from '@firstgrad/errors'
import type { VizDetails } from './details.js'
import { en } from './messages/en.js'

/** Makes every error of this package. */
export const vizError = errorMaker<VizDetails>(en)
