import { errorMaker } from '@firstgrad/errors'
import type { GraphDetails } from './details.js'
import { en } from './messages/en.js'

/** Makes every error of this package. */
export const graphError = errorMaker<GraphDetails>(en)
