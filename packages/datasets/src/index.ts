// Getting data

// The cache
export { type CacheOptions, cacheFolder } from './cache/cache-folder.js'
// What there is
export type { DatasetOf } from './catalog.js'
export { type DownloadOptions, download } from './download.js'
export type { DownloadEvent } from './events.js'
// Formats
export {
  type IdxArray,
  type IdxData,
  type IdxDecoder,
  idxDecoder,
  parseIdx,
} from './formats/idx.js'
export type { IdxDtype, IdxOptions } from './formats/idx-header.js'
// In memory
export type { BatchOptions, ImageBatch, LabelledImages } from './images/labelled-images.js'
export type { DatasetInfo, Feature } from './info.js'
export type { DatasetName } from './infos.js'
export { info, list } from './list.js'
export { type LoadOptions, load } from './load.js'
export { type Location, locate } from './locate.js'
// Drawn from a seed
export type { PetFacesOptions, PetSplit } from './pets/check-options.js'
export type { Distractor, PetFaceParams, PetSpecies } from './pets/params.js'
export { type PetFaces, petFaces } from './pets/pet-faces.js'
// Order
export { permutation } from './random/permutation.js'
export { type RemoveOptions, remove } from './remove.js'
export type { Source } from './source.js'
export { type FileVerdict, type VerifyEvent, type VerifyOptions, verify } from './verify.js'
