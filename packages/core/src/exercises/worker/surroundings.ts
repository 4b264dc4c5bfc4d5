import { drawFrom } from '../draw.js'

const mostLines = 200
const longestLine = 1000

/** Catches what a learner prints; the worker's own output stays clean. */
export const catchConsole = (): (() => string[]) => {
  let lines: string[] = []
  let dropped = 0
  const print = (...words: unknown[]) => {
    if (lines.length >= mostLines) {
      dropped++
      return
    }
    lines.push(words.map(readable).join(' ').slice(0, longestLine))
  }
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'dir', 'table', 'trace'] as const)
    console[name] = print
  return () => {
    const taken = dropped > 0 ? [...lines, `… ${dropped}`] : lines
    ;[lines, dropped] = [[], 0]
    return taken
  }
}

const readable = (value: unknown): string => {
  if (typeof value === 'string') return value
  try {
    if (value instanceof Error) return `${value.name}: ${value.message}`
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
    return text ?? String(value)
  } catch {
    return String(typeof value)
  }
}

/** `Math.random` with a seed: the learner's randomness repeats itself. */
export const seedRandom = (): ((seed: number) => void) => {
  let { number } = drawFrom(0, 'Math.random')
  Math.random = () => number()
  return (seed) => {
    number = drawFrom(seed, 'Math.random').number
  }
}

/** Thrown where a learner's code would end its process. */
export class EndedProcess extends Error {
  constructor() {
    super('process.exit')
  }
}

/** All of `process` that a learner's code sees. */
export const learnersProcess = Object.freeze({
  env: Object.freeze({}),
  argv: Object.freeze([]),
  exit: () => {
    throw new EndedProcess()
  },
  nextTick: (callback: (...args: unknown[]) => void, ...args: unknown[]) =>
    queueMicrotask(() => callback(...args)),
})
