/** @typedef {{ program: 'firstgrad', words: string[] } | { program: 'npm', script: string }} Command */

/**
 * Our own commands in a shell block: `firstgrad` by any of the ways to call it, and npm's scripts.
 *
 * @param {string} code
 * @returns {Command[]}
 */
export const commandsIn = (code) => code.split('\n').flatMap((line) => commandOf(line) ?? [])

/**
 * @param {string} line
 * @returns {Command | undefined}
 */
const commandOf = (line) => {
  const words = line
    .replace(/(^|\s)#.*$/, '')
    .trim()
    .split(/\s+/)
  const [first, second = '', third = ''] = words
  if (first === 'firstgrad') return { program: 'firstgrad', words: words.slice(1) }
  if (first === 'npx' && second === 'firstgrad')
    return { program: 'firstgrad', words: words.slice(2) }
  if (first !== 'npm') return
  if (second === 'start' && third === '--') return { program: 'firstgrad', words: words.slice(3) }
  if (second === 'test' || second === 'start') return { program: 'npm', script: second }
  if (second === 'run') return { program: 'npm', script: third }
}

/** The names that a section of a help text lists. */
const listedIn = (/** @type {string} */ section) =>
  [...section.matchAll(/^ {2}([a-z][\w/-]*)(?: [<[]\S+)?(?: {2}|$)/gm)].map(
    ([, name]) => name ?? '',
  )

/** Options and arguments of a command are listed like its subcommands, under headings of their own. */
const subcommandsIn = (/** @type {string} */ help) =>
  help
    .split(/\n(?=\S)/)
    .filter((section) => !/^(Usage|Options|Arguments|Exit codes|Environment)\b/.test(section))
    .flatMap(listedIn)

/** Whether a name of the list is meant: `line-debug` is `tf/line-debug`. */
const isListed = (/** @type {string[]} */ list, /** @type {string} */ word) =>
  list.some((name) => name === word || name.endsWith(`/${word}`))

/**
 * What the words behind `firstgrad` name that its help does not know.
 *
 * @param {string[]} words
 * @param {(path: string[]) => Promise<string>} helpOf what `firstgrad <path> --help` prints
 * @returns {Promise<string[]>}
 */
export const unknownWords = async (words, helpOf) => {
  /** @type {string[]} */
  const path = []
  let help = await helpOf(path)
  for (const word of words) {
    const list = subcommandsIn(help)
    if (word.startsWith('-') || list.length === 0) break
    if (!isListed(list, word)) return [`${['firstgrad', ...path].join(' ')} knows no ${word}`]
    path.push(word)
    help = await helpOf(path)
  }
  return (
    words
      .filter((word) => word.startsWith('-') && word !== '--help' && word !== '--version')
      .map((word) => word.replace(/=.*$/, ''))
      // Listed, or spoken of in a sentence of the help.
      .filter((flag) => !new RegExp(`(^|\\s)${flag}\\b`, 'm').test(help))
      .map((flag) => `${['firstgrad', ...path].join(' ')} has no ${flag}`)
  )
}
