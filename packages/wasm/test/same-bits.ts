import { expect } from 'vitest'
import type { Assembly } from '../src/assembly.js'
import type { Heap } from '../src/heap.js'
import { numbers } from './compare.js'
import { openPool } from './open-pool.js'

/** A heap to put numbers on, and the kernels that work there. */
export interface Bench {
  readonly heap: Heap
  readonly assembly: Assembly
  readonly control: number
  readonly threads: number
  /** Words of memory. */
  words(count: number): number
  /** Memory with numbers from -1 to 1. */
  filled(count: number, seed: number): number
  /** Memory with whole numbers. */
  integers(values: readonly number[]): number
}

/** Runs a kernel on 1, 2, 3 and 8 threads, and expects the same bits each time. */
export const expectSameBits = async (
  /** Answers where the result lies and how many words it has. */
  run: (bench: Bench) => { at: number; words: number },
): Promise<void> => {
  let first: Uint8Array | undefined
  for (const threads of [1, 2, 3, 8]) {
    const { heap, assembly, pool } = await openPool({ threads })
    const words = (count: number) => Math.ceil(heap.take(4 * count + 128) / 64) * 64
    const { at, words: count } = run({
      heap,
      assembly,
      control: pool.control,
      threads: pool.threads,
      words,
      filled(count, seed) {
        const to = words(count)
        heap.floats.set(numbers(count, seed), to / 4)
        return to
      },
      integers(values) {
        const to = words(values.length)
        heap.integers.set(values, to / 4)
        return to
      },
    })
    const bytes = heap.bytes.slice(at, at + 4 * count)
    pool.close()
    expect(pool.threads).toBe(threads)
    first ??= bytes
    expect(Buffer.compare(bytes, first), `${threads} threads`).toBe(0)
  }
  expect(first?.some((byte) => byte !== 0)).toBe(true)
}
