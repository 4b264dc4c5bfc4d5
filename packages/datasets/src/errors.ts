import { errorMaker, isCodedError } from '@firstgrad/errors'
import type { DatasetsDetails } from './messages/details.js'
import { en } from './messages/en.js'

export const datasetsError = errorMaker<DatasetsDetails>(en)

/** True if `error` is of this package and has one of `codes`, or any code if none is named. */
export const isDatasetsError = (
  error: unknown,
  ...codes: readonly (keyof DatasetsDetails)[]
): error is ReturnType<typeof datasetsError> =>
  isCodedError(error) &&
  (codes.length === 0 ? error.code in en : (codes as readonly string[]).includes(error.code))
