import type { Place, Thrown } from './protocol.js'

/** Files are named so in stacks, which tells them from ours. */
export const scheme = 'learner:///'

const placeIn = (stack: string): Place | undefined => {
  const escaped = scheme.replaceAll('/', '\\/')
  const found = new RegExp(`${escaped}([^\\s:)]+):(\\d+)`).exec(stack)
  return found ? { file: found[1]!, line: Number(found[2]) } : undefined
}

/** Anything that can be thrown, as data that is safe to send and to show. */
export const thrown = (error: unknown): Thrown => {
  if (!(error instanceof Error)) return { name: typeof error, message: short(text(error)) }
  const place = placeIn(error.stack ?? '')
  return { name: error.name, message: short(error.message), ...(place && { place }) }
}

const text = (value: unknown): string => {
  try {
    return String(value)
  } catch {
    return typeof value
  }
}

const short = (words: string) => (words.length > 500 ? `${words.slice(0, 500)}…` : words)
