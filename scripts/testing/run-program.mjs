import { spawn } from 'node:child_process'

/**
 * @typedef {object} Ended
 * @property {number | null} exitCode null where a signal or the time limit ended it
 * @property {string} stdout
 * @property {string} output stdout and stderr as they came
 */

/**
 * Runs a program to its end; nothing is thrown for an exit code.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} options
 * @returns {Promise<Ended>}
 */
export const runProgram = (command, args, { cwd, env = process.env, timeoutMs = 300_000 }) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
      output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    const timer = setTimeout(() => {
      output += `\n(stopped: not done after ${timeoutMs / 1000} s)`
      child.kill('SIGKILL')
    }, timeoutMs)
    child.on('error', (error) => {
      output += error.message
      clearTimeout(timer)
      resolve({ exitCode: null, stdout, output })
    })
    child.on('close', (exitCode) => {
      clearTimeout(timer)
      resolve({ exitCode, stdout, output })
    })
  })

/**
 * Runs a program that has to end well.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} options
 */
export const mustRun = async (command, args, options) => {
  const ended = await runProgram(command, args, options)
  if (ended.exitCode !== 0)
    throw new Error(
      `${command} ${args.join(' ')} ended with ${ended.exitCode}:\n${ended.output.trimEnd()}`,
    )
  return ended
}

/**
 * The results of work on each item, at most `width` at a time, in the order of the items.
 *
 * @template Item, Result
 * @param {readonly Item[]} items
 * @param {number} width
 * @param {(item: Item) => Promise<Result>} work
 * @returns {AsyncGenerator<Result>}
 */
export async function* inParallel(items, width, work) {
  /** @type {Promise<Result>[]} */
  const begun = []
  for (const [index] of items.entries()) {
    while (begun.length < Math.min(index + width, items.length))
      begun.push(work(/** @type {Item} */ (items[begun.length])))
    yield/** @type {Promise<Result>} */ (begun[index])
  }
}
