import { afterEach, describe, expect, it } from 'vitest'
import { openPool } from '../../test/open-pool.js'
import type { Pool } from './pool.js'

const mostTasks = 64

let open: Pool | undefined
afterEach(() => {
  open?.close()
  open = undefined
})

/** A pool, and a way to run jobs on it that counts every task of every job. */
const probed = async (options: { threads: number; spin?: number }) => {
  const { heap, assembly, pool } = await openPool(options)
  open = pool
  const perThread = heap.take(4 * (mostTasks + 64))
  const perTask = perThread + 4 * 64
  heap.bytes.fill(0, perThread, perTask + 4 * mostTasks)
  const run = (tasks: number, rounds = 0, trap = -1) =>
    assembly.probe(pool.control, perThread, perTask, tasks, rounds, trap)
  return {
    pool,
    run,
    /** How often each task has run. */
    tasks: (count = mostTasks) => heap.integers.subarray(perTask / 4, perTask / 4 + count),
    /** How many tasks each thread has run. */
    threads: () => heap.integers.subarray(perThread / 4, perThread / 4 + pool.threads),
  }
}

const sum = (numbers: Int32Array) => numbers.reduce((a, b) => a + b, 0)

describe('a pool', () => {
  for (const threads of [1, 2, 3, 8]) {
    it(`of ${threads} runs every task once, whatever their number`, async () => {
      const probe = await probed({ threads })
      expect(probe.pool.threads).toBe(threads)
      const expected = new Int32Array(mostTasks)
      for (let tasks = 0; tasks <= mostTasks; tasks++) {
        probe.run(tasks, 10)
        for (let task = 0; task < tasks; task++) (expected[task] as number)++
        expect(probe.tasks()).toEqual(expected)
      }
      expect(sum(probe.threads())).toBe(sum(expected))
    })
  }

  for (const spin of [0, 2000]) {
    it(`of 9 on few cores runs 100,000 tiny jobs, ${spin ? 'spinning' : 'always parked'}`, async () => {
      const probe = await probed({ threads: 9, spin })
      const perTask = probe.tasks(4)
      for (let job = 1; job <= 100_000; job++) {
        probe.run(1 + (job % 4), 50)
        // Words of earlier jobs grow too: compare what this job has added.
        for (let task = 0; task < 4; task++) {
          const wanted = task <= job % 4 ? 1 : 0
          if (perTask[task] !== wanted)
            throw new Error(`job ${job}, task ${task}: ${perTask[task]}`)
          perTask[task] = 0
        }
      }
      expect(sum(probe.threads())).toBe(250_000)
      expect(sum(probe.threads().subarray(1))).toBeGreaterThan(0)
    }, 60_000)
  }

  it('gives work to every thread', async () => {
    const probe = await probed({ threads: 3 })
    for (let job = 0; job < 1000 && probe.threads().includes(0); job++) probe.run(64, 20_000)
    expect([...probe.threads()].every((tasks) => tasks > 0)).toBe(true)
  })
})
