import { parseArgs } from 'node:util'

export const usage = `npm run bench -- [case …] [--python PATH] [--rounds N] [--json]

  case           part of a case's name, for instance line-fit; all cases where none is given
  --python PATH  the Python whose libraries are the peers (else python3, where it has them)
  --rounds N     how often each contestant has its turn (5)
  --json         JSON lines only; the last one is the result`

/**
 * @param {readonly string[]} args
 * @returns {{ filters: string[], python: string, rounds: number, json: boolean, help: boolean }}
 */
export const readOptions = (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      python: { type: 'string', default: 'python3' },
      rounds: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  })
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new RangeError(`--rounds: expected a whole number from 1, got ${values.rounds}`)
  return {
    filters: positionals,
    python: values.python,
    rounds,
    json: values.json,
    help: values.help,
  }
}
