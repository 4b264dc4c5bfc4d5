import { errorMaker } from '@firstgrad/errors'
import type {
  FileDetails,
  ImageDetails,
  ModelDetails,
  NeedDetails,
  PlaceDetails,
  SignalDetails,
} from './details.js'
import { files } from './messages/en/files.js'
import { images } from './messages/en/images.js'
import { models } from './messages/en/models.js'
import { needs } from './messages/en/needs.js'
import { places } from './messages/en/places.js'
import { signals } from './messages/en/signals.js'

// They make every error of this package.

/** Of what is wrong with most arguments. */
export const kernelsError = /* @__PURE__ */ errorMaker<ImageDetails>(images)

/** Of what an operation needs of an image and of where it lies. */
export const needError = /* @__PURE__ */ errorMaker<NeedDetails>(needs)

/** Of signals. */
export const signalError = /* @__PURE__ */ errorMaker<SignalDetails>(signals)

/** Of models that are explained. */
export const modelError = /* @__PURE__ */ errorMaker<ModelDetails>(models)

/** Of matrices and places. */
export const placeError = /* @__PURE__ */ errorMaker<PlaceDetails>(places)

/** Of files, canvases and raw samples. */
export const fileError = /* @__PURE__ */ errorMaker<FileDetails>(files)
