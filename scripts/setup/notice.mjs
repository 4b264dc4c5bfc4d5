import { words } from './words/index.mjs'

/** How often a line of progress is printed where it cannot be rewritten in place. */
const quietMs = 10_000

let lineIsOpen = false
let lastProgressMs = 0

/** Set-up speaks on stderr: stdout belongs to the command that follows. */
const write = (/** @type {string} */ text) => {
  process.stderr.write(text)
}

const closeLine = () => {
  if (lineIsOpen) write('\n')
  lineIsOpen = false
}

/**
 * Says one thing on a line of its own.
 *
 * @template {keyof typeof import('./words/en.mjs').en} Code
 * @param {Code} code
 * @param {Parameters<(typeof import('./words/en.mjs').en)[Code]>[0]} details
 */
export const say = (code, details) => {
  closeLine()
  write(`${words(code, details)}\n`)
}

/**
 * Says how far the work has come: rewritten in place on a terminal, now and then elsewhere.
 *
 * @template {keyof typeof import('./words/en.mjs').en} Code
 * @param {Code} code
 * @param {Parameters<(typeof import('./words/en.mjs').en)[Code]>[0]} details
 */
export const progress = (code, details) => {
  const nowMs = Date.now()
  if (process.stderr.isTTY) {
    if (lineIsOpen && nowMs - lastProgressMs < 100) return
    write(`\r\u001b[K${words(code, details)}`)
    lineIsOpen = true
    lastProgressMs = nowMs
  } else if (nowMs - lastProgressMs >= quietMs) {
    write(`${words(code, details)}\n`)
    lastProgressMs = nowMs
  }
}
