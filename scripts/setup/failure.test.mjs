import { describe, expect, it } from 'vitest'
import { failureOf, isOfTheNetwork, lastLines } from './failure.mjs'

// What npm 11 and pnpm 10 printed when these things were made to happen.
const outputs = /** @type {const} */ ([
  [
    'setup/no-network',
    'npm error code ECONNREFUSED\nnpm error syscall connect\nnpm error errno ECONNREFUSED',
    { cause: 'ECONNREFUSED', path: '/house' },
  ],
  [
    'setup/no-network',
    'ERR_PNPM_META_FETCH_FAIL GET https://registry/x: request failed, reason: getaddrinfo EAI_AGAIN',
    { cause: 'ERR_PNPM_META_FETCH_FAIL', path: '/house' },
  ],
  [
    'setup/disk-full',
    "ECONNRESET\nERR_PNPM_ENOSPC ENOSPC: no space left on device, write '/small/x'",
    { path: '/small/x' },
  ],
  [
    'setup/not-writable',
    "Error: EROFS: read-only file system, mkdir '/cdrom/node_modules'",
    { path: '/cdrom/node_modules' },
  ],
  [
    'setup/lockfile-outdated',
    'ERR_PNPM_OUTDATED_LOCKFILE Cannot install with "frozen-lockfile"',
    { cause: 'ERR_PNPM_OUTDATED_LOCKFILE Cannot install with "frozen-lockfile"' },
  ],
  [
    'setup/not-in-registry',
    'ERR_PNPM_FETCH_404 GET https://mirror/tsup-8.5.1.tgz: Not Found - 404',
    { cause: 'ERR_PNPM_FETCH_404 GET https://mirror/tsup-8.5.1.tgz: Not Found - 404' },
  ],
  [
    'setup/damaged-download',
    'ERR_PNPM_TARBALL_INTEGRITY Got unexpected checksum for "x". Wanted "a". Got "b".',
    {},
  ],
  [
    'setup/certificate',
    'npm error code SELF_SIGNED_CERT_IN_CHAIN',
    { cause: 'SELF_SIGNED_CERT_IN_CHAIN' },
  ],
  [
    'setup/install-failed',
    'one\ntwo\nwhat nobody foresaw',
    { cause: 'one\ntwo\nwhat nobody foresaw' },
  ],
  ['setup/install-failed', '', { cause: '(no output)' }],
])

describe('failureOf', () => {
  it.each(outputs)('tells %s from %j', (code, output, details) => {
    const failure = failureOf(output, '/house')
    expect(failure.code).toBe(code)
    expect(failure.details).toMatchObject(details)
  })
})

it('tells causes that may pass from those that stay', () => {
  expect(isOfTheNetwork('ETIMEDOUT')).toBe(true)
  expect(isOfTheNetwork('ERR_PNPM_ENOSPC')).toBe(false)
  expect(isOfTheNetwork('anything else')).toBe(false)
})

it('keeps the end of a long output', () => {
  expect(lastLines('1\n2\n3\n\n', 2)).toBe('2\n3')
})
