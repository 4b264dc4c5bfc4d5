// What a bundler takes for a page: the same names without node:fs and the npm libraries.

// Looking at data
export { type AuditEvent, audit, auditEvents } from './audit/audit.js'
export { type AuditHTMLOptions, auditHTML } from './audit/faces/audit-html.js'
export { type AuditTextOptions, auditText } from './audit/faces/audit-text.js'
export type {
  AuditOptions,
  LabelNoiseOptions,
  NearDuplicateOptions,
} from './audit/options.js'
export type { AuditItem, AuditReport, CheckName, Verdict } from './audit/report.js'
export type { AuditSplit, ImageSplit, TableSplit } from './audit/split.js'
// Images
export { type Grid, type Interpolation, resize } from './folders/resize.js'
// Formats
export type { Chunks } from './formats/chunks.js'
export {
  type CsvColumn,
  type CsvRow,
  type CsvTable,
  csvRows,
  parseCsv,
} from './formats/csv.js'
export type { CsvOptions, CsvType } from './formats/csv-options.js'
export { encodeNpy, type NpyInput } from './formats/encode-npy.js'
export { encodeWav, type WavInput } from './formats/encode-wav.js'
export {
  type IdxArray,
  type IdxData,
  type IdxDecoder,
  idxDecoder,
  parseIdx,
} from './formats/idx.js'
export type { IdxDtype, IdxOptions } from './formats/idx-header.js'
export { type JsonlOptions, jsonlRows, parseJsonl } from './formats/jsonl.js'
export { type NpyArray, parseNpy } from './formats/npy.js'
export type { NpyData, NpyDtype } from './formats/npy-dtypes.js'
export type { NpyOptions } from './formats/npy-header.js'
export { type NpzOptions, parseNpz } from './formats/npz.js'
export {
  parseWav,
  type WavAudio,
  type WavData,
  type WavOptions,
  wavSamples,
} from './formats/wav.js'
export type { WavEncoding, WavFormat } from './formats/wav-header.js'
// Needs a disk
export {
  cacheFolder,
  idxItems,
  imageFolder,
  wavFolder,
} from './in-a-page.js'
// What there is
export type { DatasetInfo, Feature } from './info.js'
export type { DatasetName } from './infos.js'
export { info, list } from './list.js'
// Loading
export { download } from './page/download.js'
export { locate, remove, verify } from './page/kept.js'
export { load } from './page/load.js'
// Drawn from a seed
export type { PetFacesOptions, PetSplit } from './pets/check-options.js'
export type { Distractor, Occluder, PetFaceParams, PetSpecies } from './pets/params.js'
export { type PetFaces, petFaces } from './pets/pet-faces.js'
// One by one
export type { Batch } from './pipeline/collate.js'
export type { Maybe, State } from './pipeline/cursor.js'
export {
  Dataset,
  type DatasetIterator,
  type IterateOptions,
  type ShuffleOptions,
} from './pipeline/dataset.js'
export {
  dataset,
  type ItemsByIndex,
  imageItems,
  type LabelledImage,
} from './pipeline/make-dataset.js'
// Order
export { permutation } from './random/permutation.js'
// Splits
export { type Fold, kFold, type SplitOptions, splitIndices } from './splits/folds.js'
