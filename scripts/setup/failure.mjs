/** A reason why set-up cannot go on, for which there are words in every language. */
export class SetupFailure extends Error {
  /**
   * @param {keyof typeof import('./words/en.mjs').en} code
   * @param {Record<string, string>} details
   */
  constructor(code, details) {
    super(`${code} ${JSON.stringify(details)}`)
    this.code = code
    this.details = details
  }
}

/**
 * The known reasons, by what npm and pnpm print; the first that fits is the most telling one.
 *
 * @type {readonly (readonly [keyof typeof import('./words/en.mjs').en, RegExp])[]}
 */
const signs = [
  ['setup/disk-full', /(ENOSPC|no space left on device)\b/],
  ['setup/not-writable', /\b(EROFS|EACCES|EPERM)\b/],
  ['setup/lockfile-outdated', /\bERR_PNPM_(OUTDATED_LOCKFILE|NO_LOCKFILE|BROKEN_LOCKFILE)\b/],
  [
    'setup/damaged-download',
    /\b(ERR_PNPM_TARBALL_INTEGRITY|EINTEGRITY|ERR_PNPM_BAD_TARBALL_SIZE)\b/,
  ],
  ['setup/not-in-registry', /\b(ERR_PNPM_(FETCH_40[134]|NO_MATCHING_VERSION)|E40[134]|ETARGET)\b/],
  [
    'setup/certificate',
    /\b(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+|CERT_HAS_EXPIRED|ERR_TLS_\w+)\b/,
  ],
  [
    'setup/no-network',
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EPIPE|ERR_SOCKET_TIMEOUT|UND_ERR_\w+|ERR_PNPM_META_FETCH_FAIL|ERR_PNPM_FETCH_5\d\d|E5\d\d)\b/,
  ],
]

/**
 * True for a cause that may be gone at the next attempt.
 *
 * @param {string} cause
 */
export const isOfTheNetwork = (cause) =>
  signs.find(([, sign]) => sign.test(cause))?.[0] === 'setup/no-network'

/** The disk and the folder explain themselves; the rest is best told by the line that names it. */
const causeOf = (
  /** @type {string} */ output,
  /** @type {RegExpExecArray} */ sign,
  /** @type {string} */ code,
) =>
  code === 'setup/no-network' || code === 'setup/certificate'
    ? sign[0]
    : (output.split('\n').find((line) => line.includes(sign[0])) ?? sign[0]).trim()

/**
 * What an installation that ended badly died of.
 *
 * @param {string} output all that npm or pnpm printed
 * @param {string} folder where the project lies
 */
export const failureOf = (output, folder) => {
  for (const [code, pattern] of signs) {
    const sign = pattern.exec(output)
    if (sign)
      return new SetupFailure(code, {
        cause: causeOf(output, sign, code),
        path: pathIn(output) ?? folder,
      })
  }
  return new SetupFailure('setup/install-failed', { cause: lastLines(output) })
}

/** The path in Node's words for a system error: `EACCES: permission denied, mkdir '/x'`. */
const pathIn = (/** @type {string} */ output) =>
  /(?:EROFS|EACCES|EPERM|ENOSPC)[^'\n]*'([^'\n]+)'/.exec(output)?.[1]

/**
 * @param {string} output
 * @param {number} count
 */
export const lastLines = (output, count = 15) =>
  output.trimEnd().split('\n').slice(-count).join('\n') || '(no output)'
