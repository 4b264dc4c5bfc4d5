/** `learningRate` is `--learning-rate` on the command line. */
export const flagOf = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** What switches it off: `shuffle` by `--no-shuffle`. */
export const oppositeOf = (name: string): string => flagOf(name).replace('--', '--no-')
