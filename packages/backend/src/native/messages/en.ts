import type { Catalog } from '@firstgrad/errors'
import type { NativeErrors } from '../errors.js'
import { readableBytes } from './readable-bytes.js'

const elsewhere = 'or choose another folder with FIRSTGRAD_CACHE'

export const en: Catalog<NativeErrors> = {
  'backend/native-unsupported': ({ system, engine, supported }) =>
    `The native engine ${engine} can be installed on ${supported.join(', ')}; this is ${system}. ` +
    'Try npm install @tensorflow/tfjs-node, or use another engine: firstgrad doctor shows them.',
  'backend/native-musl': () =>
    'TensorFlow is built for glibc, but this Linux (Alpine, for example) uses musl. Use a ' +
    'distribution with glibc (Debian, Ubuntu, Fedora; in Docker: node:20-slim), or another engine.',
  'backend/native-old-glibc': ({ found, needed }) =>
    `TensorFlow needs glibc ${needed} or newer; here is ${found}. Use a newer distribution.`,
  'backend/native-no-compiler': ({ tried, install }) =>
    `A C++ compiler is needed to build the addon (100 kB, ten seconds); none of ${tried.join(', ')} ` +
    `was found. Install one: ${install}; or name yours in CXX.`,
  'backend/native-old-compiler': ({ compiler, reason }) =>
    `${compiler} cannot compile C++17 (${reason}). GCC 8, Clang 7 or newer can, with the headers of ` +
    'the C++ standard library; name another one in CXX.',
  'backend/native-compile-failed': ({ compiler, reason }) =>
    `${compiler} could not build the addon: ${reason}`,
  'backend/native-does-not-load': ({ path, reason }) =>
    `The engine was built in ${path} but does not load here: ${reason}. TensorFlow needs a processor ` +
    'with AVX (2011 or newer) on x64.',

  'backend/native-pip-config': ({ path, reason }) =>
    `pip's configuration in ${path} cannot be read: ${reason}. Check it with: pip config list`,
  'backend/native-insecure-index': ({ url, host }) =>
    `${url} is not encrypted, so it is not asked. Use https, or, if you trust it, as with pip: ` +
    `pip config set global.trusted-host ${host}`,
  'backend/native-index-login': ({ url, status }) =>
    `${url} wants a login (HTTP ${status}). Put user and password into pip's index-url or into ` +
    '.netrc, or choose another index with PIP_INDEX_URL.',
  'backend/native-login-page': ({ url }) =>
    `${url} answered with a web page that is no package index. Often this is the login page of a ` +
    'network: open any site in a browser, log in, and try again.',
  'backend/native-not-in-index': ({ file, indexes }) =>
    `${file} is not in ${indexes.join(', ')}. Choose an index that mirrors PyPI in full: ` +
    'PIP_INDEX_URL=https://pypi.org/simple',
  'backend/native-other-wheel': ({ file, url, expected, received }) =>
    `${url} lists another ${file} than the published one: expected sha256 ${expected}, got ` +
    `${received}. Choose another index with PIP_INDEX_URL.`,

  'backend/native-network': ({ url, reason }) =>
    `${url} cannot be reached (${reason}). Check the connection; set PIP_INDEX_URL to a mirror that ` +
    'you can reach, or HTTPS_PROXY if this network needs a proxy. What came is kept.',
  'backend/native-http-status': ({ url, status }) => `${url} answered with HTTP status ${status}.`,
  'backend/native-truncated': ({ url, expectedBytes, receivedBytes }) =>
    `${url} ended early again and again: expected ${expectedBytes} bytes, got ${receivedBytes}. What ` +
    'came is kept and the next try goes on from there.',
  'backend/native-wrong-size': ({ url, expectedBytes, receivedBytes }) =>
    `${url} should have ${expectedBytes} bytes, but has ${receivedBytes}: it is not the published ` +
    'file. Choose another index with PIP_INDEX_URL.',
  'backend/native-broken-wheel': ({ file, reason }) => `${file} cannot be read: ${reason}.`,
  'backend/native-checksum-mismatch': ({ file, expected, received }) =>
    `${file} is not the published file: expected ${expected}, got ${received}. It was thrown away. ` +
    'A proxy or a mirror may have changed it; choose another index with PIP_INDEX_URL.',

  'backend/native-no-npm': ({ name }) =>
    `npm is needed to fetch ${name} and was not found. Put npm on the PATH, or install the package ` +
    `in your project: npm install --ignore-scripts ${name}`,
  'backend/native-npm': ({ name, reason }) =>
    `npm could not fetch ${name}: ${reason}. Check the registry: npm config get registry`,

  'backend/native-disk-full': ({ path, neededBytes }) =>
    `The disk is full: ${path} needs room for ${readableBytes(neededBytes)}. Free some space, ` +
    `${elsewhere}.`,
  'backend/native-read-only': ({ path }) =>
    `${path} is on a read-only disk. Make it writable, ${elsewhere}.`,
  'backend/native-no-permission': ({ path }) =>
    `This user may not write to ${path}. Change its permissions, ${elsewhere}.`,
  'backend/native-file-system': ({ path, reason }) =>
    `${path} cannot be read or written: ${reason}. Mend that, ${elsewhere}.`,
  'backend/native-lock-lost': ({ path }) =>
    `Another process took over the installation in ${path}, because this one did not answer for ` +
    'long. Run it again: what is whole is used as it is.',
}
