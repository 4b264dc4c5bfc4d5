// Getting data

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
// The cache
export { type CacheOptions, cacheFolder } from './cache/cache-folder.js'
// What there is
export type { DatasetOf } from './catalog.js'
export { type DownloadOptions, download } from './download.js'
export type { DownloadEvent } from './events.js'
// Folders of your own
export type { Channels } from './folders/channels.js'
export type { ClassFolder } from './folders/class-folder.js'
export { type FolderImage, type ImageFolder, imageFolder } from './folders/image-folder.js'
export type { ImageFolderOptions } from './folders/image-folder-options.js'
export { type Grid, type Interpolation, resize } from './folders/resize.js'
export {
  type FolderSound,
  type WavFolder,
  type WavFolderOptions,
  wavFolder,
} from './folders/wav-folder.js'
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
// In memory
export type { BatchOptions, ImageBatch, LabelledImages } from './images/labelled-images.js'
export type { DatasetInfo, Feature } from './info.js'
export type { DatasetName } from './infos.js'
// On disk, one by one
export type { LazyItems } from './lazy-items.js'
// In memory, as texts, words and tables
export type { Pronunciations } from './lexicons/pronunciations.js'
export type { WordPairs } from './lexicons/word-pairs.js'
// On disk, as photographs
export type { Face, FacePair, FacePairs, Faces } from './lfw/read-faces.js'
// What there is, and how to get it
export { info, list } from './list.js'
export { load } from './load.js'
export type { LoadOptions } from './load-from.js'
export { type Location, locate } from './locate.js'
// On disk, as photographs
export type { Pet, Pets } from './oxford-iiit-pet/read-pets.js'
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
export { type IdxItem, type IdxPaths, idxItems } from './pipeline/sources/idx-items.js'
// Order
export { permutation } from './random/permutation.js'
export { type RemoveOptions, remove } from './remove.js'
export type { Source } from './source.js'
// Splits
export { type Fold, kFold, type SplitOptions, splitIndices } from './splits/folds.js'
// In memory, as sound
export type { SpokenWords } from './spoken-words/definition.js'
export type { Utterance, Voice } from './spoken-words/utterances.js'
// In memory, as tables and texts
export type { Column, LabelledTable } from './tables/table.js'
export type { Book, Chapter } from './texts/book.js'
export { type VerifyOptions, verify } from './verify.js'
export type { FileVerdict, VerifyEvent } from './verify-files.js'
