import type { CsvType } from '../formats/csv-options.js'
import type { Source } from '../source.js'

/** What each error of this package carries, so that any language can tell it. */
export type DatasetsDetails = {
  'datasets/unknown-dataset': { name: string; known: readonly string[] }
  'datasets/bad-option': { option: string; expected: string; received: string }
  'datasets/in-a-page': { operation: string }
  'datasets/not-in-a-page': { name: string; known: readonly string[] }

  'datasets/bad-split': { split: string; part: string }
  'datasets/unknown-split': { split: string; name: string; known: readonly string[] }
  'datasets/split-out-of-range': { split: string; name: string; count: number; wanted: number }
  'datasets/empty-split': { split: string; start: number; end: number }

  'datasets/offline': { name: string; folder: string }
  'datasets/all-sources-failed': { name: string; reasons: readonly FailedSource[] }
  'datasets/corrupted-cache': { name: string; path: string }

  'datasets/page-offline': { name: string }
  'datasets/page-sources-failed': { name: string; reasons: readonly FailedSource[] }
  'datasets/page-fetch': { url: string }
  'datasets/page-encoded': { url: string }
  'datasets/page-storage-full': { path: string; neededBytes: number }

  'datasets/package-not-installed': { packageName: string }
  'datasets/package-integrity': { packageName: string; registry: string }
  'datasets/package-not-found': { packageName: string; registry: string; reason: string }
  'datasets/registry-auth': { registry: string; status: string }
  'datasets/missing-in-archive': { packageName: string; file: string }
  'datasets/broken-archive': { packageName: string; reason: string }
  'datasets/npm-config': { reason: string }

  'datasets/network': { url: string; reason: string }
  'datasets/stalled': { url: string; seconds: number }
  'datasets/http-status': { url: string; status: number }
  'datasets/login-page': { url: string }
  'datasets/insecure-url': { url: string }
  'datasets/too-many-redirects': { url: string; limit: number }
  'datasets/truncated-download': { url: string; expectedBytes: number; receivedBytes: number }

  'datasets/wrong-size': { file: string; expectedBytes: number; receivedBytes: number }
  'datasets/too-large': { file: string; limitBytes: number }
  'datasets/broken-gzip': { file: string; reason: string }
  'datasets/checksum-mismatch': { file: string; expected: string; received: string }

  'datasets/idx-magic': { file: string; received: string }
  'datasets/idx-type': { file: string; received: string }
  'datasets/idx-truncated': { file: string; expectedBytes: number; receivedBytes: number }
  'datasets/idx-trailing-bytes': { file: string; expectedBytes: number }
  'datasets/idx-too-large': { file: string; shape: readonly number[]; limitBytes: number }
  'datasets/unexpected-shape': { file: string; expected: string; received: string }
  'datasets/count-mismatch': { images: number; labels: number }
  'datasets/bad-label': { index: number; label: number; classes: number }

  'datasets/speech': { path: string; reason: string }
  'datasets/count-differs': { file: string; received: number; other: string; expected: number }
  'datasets/bad-state': { step: string; received: string }
  'datasets/needs-buffer': object
  'datasets/uneven-items': { field: string; expected: string; index: number; received: string }

  'datasets/disk-full': { path: string; neededBytes: number }
  'datasets/read-only': { path: string }
  'datasets/no-permission': { path: string }
  'datasets/not-a-folder': { path: string }
  'datasets/file-system': { path: string; reason: string }
  'datasets/lock-lost': { path: string }

  'datasets/array-length': { split: string; array: string; expected: number; received: number }
  'datasets/split-mismatch': {
    split: string
    reference: string
    property: 'kind' | 'item-shape' | 'value-type' | 'feature-names' | 'class-names'
    expected: string
    received: string
  }
  'datasets/bad-probabilities': { split: string; index: number; sum: string }

  'datasets/not-utf8': { file: string; line: number }
  'datasets/line-too-long': { file: string; line: number; limitBytes: number }
  'datasets/too-many-rows': { file: string; line: number; limitRows: number }
  'datasets/csv-empty': { file: string }
  'datasets/csv-ragged': { file: string; line: number; expected: number; received: number }
  'datasets/csv-quote': { file: string; line: number; column: number; received: string }
  'datasets/csv-open-quote': { file: string; line: number; column: number }
  'datasets/csv-bare-cr': { file: string; line: number; column: number }
  'datasets/csv-same-name': { file: string; column: string; first: number; second: number }
  'datasets/csv-unknown-column': { file: string; column: string; known: readonly string[] }
  'datasets/csv-value': {
    file: string
    line: number
    column: string
    type: CsvType
    received: string
  }
  'datasets/jsonl-syntax': { file: string; line: number; received: string }

  'datasets/too-few-bytes': { file: string; expectedBytes: number; receivedBytes: number }
  'datasets/too-many-bytes': { file: string; expectedBytes: number; receivedBytes: number }
  'datasets/npy-magic': { file: string; received: string }
  'datasets/npy-version': { file: string; received: string }
  'datasets/npy-header': { file: string; received: string }
  'datasets/npy-pickle': { file: string }
  'datasets/npy-dtype': { file: string; received: string }
  'datasets/npy-too-large': { file: string; shape: readonly number[]; limitBytes: number }
  'datasets/npz-unknown-array': { file: string; name: string; known: readonly string[] }
  'datasets/zip-no-end': { file: string; bytes: number }
  'datasets/zip-broken': { file: string; byte: number }
  'datasets/zip-damaged': { file: string; entry: string; reason: string }
  'datasets/zip-name': { file: string; entry: string; byte: number }
  'datasets/zip-unsupported': { file: string; entry: string; feature: string }
  'datasets/zip-too-many': { file: string; count: number; limitEntries: number }
  'datasets/zip-too-large': { file: string; neededBytes: number; limitBytes: number }

  'datasets/wav-magic': { file: string; received: string }
  'datasets/wav-format': { file: string; field: string; expected: string; received: string }
  'datasets/wav-chunks': { file: string; byte: number; expected: string; received: string }

  'datasets/folder-unreadable': { path: string; reason: string }
  'datasets/folder-empty': { path: string; extensions: readonly string[] }
  'datasets/image-broken': { file: string; reason: string }
  'datasets/image-too-large': {
    file: string
    height: number
    width: number
    limitPixels: number
  }
  'datasets/image-worker': { file: string; reason: string }
  'datasets/image-size': {
    file: string
    first: string
    expected: readonly [height: number, width: number]
    received: readonly [height: number, width: number]
  }
}

/** Why one source could not be used. */
export type FailedSource = {
  [Code in keyof DatasetsDetails]: {
    readonly source: Source
    readonly code: Code
    readonly details: DatasetsDetails[Code]
  }
}[keyof DatasetsDetails]
