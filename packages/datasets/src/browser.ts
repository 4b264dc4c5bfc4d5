// What a bundler takes for a page: the same names without node:fs and the npm libraries.

// Formats
export {
  type IdxArray,
  type IdxData,
  type IdxDecoder,
  idxDecoder,
  parseIdx,
} from './formats/idx.js'
export type { IdxDtype, IdxOptions } from './formats/idx-header.js'
// Needs a disk
export { cacheFolder, download, load, locate, remove, verify } from './in-a-page.js'
// What there is
export type { DatasetInfo, Feature } from './info.js'
export type { DatasetName } from './infos.js'
export { info, list } from './list.js'
// Drawn from a seed
export type { PetFacesOptions, PetSplit } from './pets/check-options.js'
export type { Distractor, PetFaceParams, PetSpecies } from './pets/params.js'
export { type PetFaces, petFaces } from './pets/pet-faces.js'
// Order
export { permutation } from './random/permutation.js'
