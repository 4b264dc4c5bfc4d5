// What a bundler takes for a page: the same names without node:fs and the npm libraries.

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
  download,
  imageFolder,
  load,
  locate,
  remove,
  verify,
  wavFolder,
} from './in-a-page.js'
// What there is
export type { DatasetInfo, Feature } from './info.js'
export type { DatasetName } from './infos.js'
export { info, list } from './list.js'
// Order
export { permutation } from './random/permutation.js'
