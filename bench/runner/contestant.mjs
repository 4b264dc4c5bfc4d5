import { fork, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {{ samples: number[], result: unknown }} Round
 *
 * @typedef {object} Running a contestant that is ready for its rounds
 * @property {Record<string, string>} versions
 * @property {() => Promise<Round>} round
 * @property {() => void} close
 *
 * @typedef {{ reason: string }} Absent why a contestant cannot take part
 */

/** What a process of a contestant last said, awaited one message at a time. */
const mailbox = () => {
  /** @type {any[]} */
  const waiting = []
  /** @type {((message: any) => void)[]} */
  const takers = []
  return {
    put: (/** @type {any} */ message) => {
      const taker = takers.shift()
      if (taker) taker(message)
      else waiting.push(message)
    },
    /** @returns {Promise<any>} */
    take: () =>
      waiting.length > 0
        ? Promise.resolve(waiting.shift())
        : new Promise((resolve) => takers.push(resolve)),
  }
}

/**
 * A message that is a round; anything else is the contestant's failure.
 *
 * @param {any} message
 * @returns {Round}
 */
const asRound = (message) => {
  if (message.type === 'round') return message
  throw new Error(message.message)
}

/** Packages are optional peers of the bench: one that is missing is named, not a failure. */
const missingPackage = (/** @type {string} */ words) =>
  /Cannot find package '([^']+)'/.exec(words)?.[1]

/**
 * The argument as words of a command line.
 *
 * @param {unknown} argument
 */
const asWords = (argument) => (argument === undefined ? [] : [JSON.stringify(argument)])

/**
 * @param {URL} module
 * @param {import('./case.mjs').Contestant} contestant
 * @returns {Promise<Running | Absent>}
 */
const startModule = async (module, { argument, nodeFlags }) => {
  const worker = fileURLToPath(new URL('worker.mjs', import.meta.url))
  const child = fork(worker, [module.href, ...asWords(argument)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [...(nodeFlags ?? [])],
  })
  const { put, take } = mailbox()
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    errors += text
  })
  child.on('message', put)
  child.on('exit', (code) => put({ type: 'failed', message: errors || `ended with ${code}` }))
  const first = await take()
  if (first.type === 'ready')
    return {
      versions: first.versions,
      round: async () => {
        child.send('round')
        return asRound(await take())
      },
      close: () => child.kill(),
    }
  if (first.type === 'absent') {
    child.kill()
    return { reason: first.reason }
  }
  const missing = missingPackage(first.message)
  if (missing) return { reason: `the package ${missing} is not installed` }
  throw new Error(first.message)
}

/**
 * A Python peer reads a line for each round and answers with a line of JSON; its first line tells
 * its versions.
 *
 * @param {string} python
 * @param {URL} script
 * @param {unknown} argument
 * @returns {Promise<Running>}
 */
const startPython = async (python, script, argument) => {
  const child = spawn(python, [fileURLToPath(script), ...asWords(argument)], { stdio: 'pipe' })
  const { put, take } = mailbox()
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text
  })
  createInterface({ input: child.stdout }).on('line', (line) => put(JSON.parse(line)))
  child.on('error', (error) => put({ type: 'failed', message: error.message }))
  child.on('exit', (code) => put({ type: 'failed', message: errors || `ended with ${code}` }))
  const first = await take()
  if (first.type !== 'ready') throw new Error(first.message)
  return {
    versions: first.versions,
    round: async () => {
      child.stdin.write('round\n')
      return asRound(await take())
    },
    close: () => child.kill(),
  }
}

/**
 * Whether a Python is there and can import a module.
 *
 * @param {string} python
 * @param {string} module
 * @returns {Promise<Absent | null>} null where it can
 */
const whyNoPython = (python, module) =>
  new Promise((resolve) => {
    const child = spawn(python, ['-c', `import ${module}`], { stdio: 'ignore' })
    child.on('error', () => resolve({ reason: `${python} is not installed` }))
    child.on('close', (code) =>
      resolve(
        code === 0
          ? null
          : { reason: `${python} has no ${module}; name another Python with --python PATH` },
      ),
    )
  })

/**
 * Starts a contestant in a process of its own.
 *
 * @param {import('./case.mjs').Contestant} contestant
 * @param {URL} folder of the case
 * @param {string} python
 * @returns {Promise<Running | Absent>}
 */
export const start = async (contestant, folder, python) => {
  const { module, python: script, imports, argument } = contestant
  if (module) return startModule(new URL(module, folder), contestant)
  const absent = await whyNoPython(python, imports ?? 'sys')
  return absent ?? startPython(python, new URL(script ?? '', folder), argument)
}
