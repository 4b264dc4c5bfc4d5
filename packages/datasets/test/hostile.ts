import fc from 'fast-check'
import { isDatasetsError } from '../src/errors.js'

/** The code of what `work` throws, 'none' if nothing; an error that is not ours is thrown on. */
export const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (isDatasetsError(error)) return error.code
    throw error
  }
  return 'none'
}

/** {@link codeOf} for what gives a promise. */
export const codeOfAsync = async (work: () => Promise<unknown>): Promise<string> => {
  const failure = await work().then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  return codeOf(() => {
    if (failure) throw failure.error
  })
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))

/** `bytes` in pieces of `size`. */
export const pieces = (bytes: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )

export const collect = async <T>(values: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}

/** A real file with a few bits flipped, bytes replaced, cut, or repeated; or bytes at random. */
export const damaged = (...files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> => {
  const flipped = fc
    .tuple(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(), fc.nat(7)), { minLength: 1, maxLength: 5 }),
      fc.option(fc.nat()),
      fc.option(fc.uint8Array({ minLength: 1, maxLength: 9 })),
    )
    .map(([file, flips, cut, extra]) => {
      const bytes = new Uint8Array(file.length + (extra?.length ?? 0))
      bytes.set(file)
      if (extra) bytes.set(extra, file.length)
      for (const [at, bit] of flips) bytes[at % bytes.length]! ^= 1 << bit
      return cut === null ? bytes : bytes.subarray(0, cut % (bytes.length + 1))
    })
  return fc.oneof(
    { weight: 4, arbitrary: flipped },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
  )
}

export const fuzzRuns = { numRuns: 300, seed: 20 }
