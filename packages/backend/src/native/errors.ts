import { errorMaker, isCodedError } from '@firstgrad/errors'
import { en } from './messages/en.js'

/** What each error of the native engine's installation tells. */
export interface NativeErrors {
  'backend/native-unsupported': { system: string; engine: string; supported: readonly string[] }
  'backend/native-musl': object
  'backend/native-old-glibc': { found: string; needed: string }
  'backend/native-no-compiler': { tried: readonly string[]; install: string }
  'backend/native-old-compiler': { compiler: string; reason: string }
  'backend/native-compile-failed': { compiler: string; reason: string }
  'backend/native-does-not-load': { path: string; reason: string }

  'backend/native-pip-config': { path: string; reason: string }
  'backend/native-insecure-index': { url: string; host: string }
  'backend/native-index-login': { url: string; status: number }
  'backend/native-login-page': { url: string }
  'backend/native-not-in-index': { file: string; indexes: readonly string[] }
  'backend/native-other-wheel': { file: string; url: string; expected: string; received: string }

  'backend/native-network': { url: string; reason: string }
  'backend/native-http-status': { url: string; status: number }
  'backend/native-truncated': { url: string; expectedBytes: number; receivedBytes: number }
  'backend/native-wrong-size': { url: string; expectedBytes: number; receivedBytes: number }
  'backend/native-broken-wheel': { file: string; reason: string }
  'backend/native-checksum-mismatch': { file: string; expected: string; received: string }

  'backend/native-no-npm': { name: string }
  'backend/native-npm': { name: string; reason: string }

  'backend/native-disk-full': { path: string; neededBytes: number }
  'backend/native-read-only': { path: string }
  'backend/native-no-permission': { path: string }
  'backend/native-file-system': { path: string; reason: string }
  'backend/native-lock-lost': { path: string }
}

export const nativeError = errorMaker<NativeErrors>(en)

/** True if `error` is one of these, or any of the installation if none is named. */
export const isNativeError = (
  error: unknown,
  ...codes: readonly (keyof NativeErrors)[]
): error is ReturnType<typeof nativeError> =>
  isCodedError(error) &&
  (codes.length === 0 ? error.code in en : (codes as readonly string[]).includes(error.code))
