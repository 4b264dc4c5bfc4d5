import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openPool } from '../../test/open-pool.js'
import type { Pool, PoolOptions } from './pool.js'

const mostTasks = 64

let open: Pool | undefined
afterEach(() => {
  open?.close()
  open = undefined
})

/** A pool, and a way to run jobs on it that counts every task of every job. */
const probed = async (options: Omit<PoolOptions, 'module' | 'assembly' | 'heap'>) => {
  const { heap, assembly, pool } = await openPool(options)
  open = pool
  const perThread = heap.take(4 * (mostTasks + 64))
  const perTask = perThread + 4 * 64
  heap.bytes.fill(0, perThread, perTask + 4 * mostTasks)
  const run = (tasks: number, rounds = 0, { trap = -1, stall = 0 } = {}) =>
    assembly.probe(pool.control, perThread, perTask, tasks, rounds, trap, stall)
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

  it('survives a task that traps, whichever thread it hits', async () => {
    const probe = await probed({ threads: 4 })
    for (let job = 0; job < 300; job++) {
      probe.tasks().fill(0)
      expect(() => probe.run(16, 500, { trap: job % 16 })).toThrow(WebAssembly.RuntimeError)
      probe.pool.recover()
      // Whoever had begun has ended: nothing is written any more.
      expect(probe.tasks()[job % 16]).toBe(0)
      expect(Math.max(...probe.tasks())).toBeLessThan(2)
      probe.tasks().fill(0)
      probe.run(16, 500)
      expect([...probe.tasks(16)]).toEqual(Array(16).fill(1))
    }
    expect(probe.pool.alive).toBe(4)
  })

  it('gives up a helper that never finishes, and goes on alone', async () => {
    const losses: number[] = []
    const probe = await probed({
      threads: 3,
      patienceSeconds: 1,
      onLoss: (left) => losses.push(left),
    })
    expect(() => {
      for (let job = 0; job < 1000; job++) probe.run(64, 20_000, { stall: -1 })
    }).toThrow(WebAssembly.RuntimeError)
    probe.pool.recover()
    expect(probe.pool.alive).toBe(1)
    expect(losses).toEqual([1])
    probe.tasks().fill(0)
    probe.run(64)
    expect([...probe.tasks()]).toEqual(Array(64).fill(1))
  })

  it('goes on when a helper dies', async () => {
    const workers: Worker[] = []
    const modules = process.getBuiltinModule
    const spy = vi.spyOn(process, 'getBuiltinModule').mockImplementation(((id: string) =>
      id === 'node:worker_threads'
        ? {
            Worker: class extends Worker {
              constructor(...options: ConstructorParameters<typeof Worker>) {
                super(...options)
                workers.push(this)
              }
            },
          }
        : modules(id)) as typeof modules)
    const losses: number[] = []
    const probe = await probed({ threads: 3, onLoss: (left) => losses.push(left) })
    spy.mockRestore()
    for (const [dead, worker] of workers.entries()) {
      await worker.terminate()
      expect(losses).toEqual([2, 1].slice(0, dead + 1))
      expect(probe.pool.alive).toBe(2 - dead)
      for (let job = 0; job < 200; job++) {
        probe.tasks().fill(0)
        probe.run(64, 200)
        expect([...probe.tasks()]).toEqual(Array(64).fill(1))
      }
    }
  })

  it('lets helpers rest where they cost more than they save, and asks them again', async (context) => {
    const probe = await probed({ threads: 2 })
    const helper = () => probe.threads()[1] as number
    // What a helper takes lasts a hundred times longer, as on a core that is busy with others.
    const soon = performance.now() + 20_000
    while (probe.pool.active > 0 && performance.now() < soon) {
      probe.run(8, 20_000, { stall: 5_000_000 })
    }
    // A helper that the machine gives no core to takes nothing and costs nothing.
    if (helper() < 20) return context.skip('the machine is too busy to give a helper tasks')
    expect(probe.pool.active).toBe(0)
    const before = helper()
    for (let job = 0; job < 100; job++) probe.run(8, 20_000)
    expect(helper()).toBe(before)
    const end = performance.now() + 10_000
    while (helper() === before && performance.now() < end) probe.run(8, 20_000)
    expect(helper()).toBeGreaterThan(before)
  })

  it('sleeps when there is nothing to do', async () => {
    const probe = await probed({ threads: 8 })
    probe.run(64, 1000)
    await sleep(200)
    const { user, system } = process.cpuUsage()
    await sleep(1000)
    const used = process.cpuUsage({ user, system })
    // Of a second; the test runner's own work is in it.
    expect((used.user + used.system) / 1e6).toBeLessThan(0.05)
  })

  it('says why a helper could not be started', async () => {
    const modules = process.getBuiltinModule
    const spy = vi.spyOn(process, 'getBuiltinModule').mockImplementation(((id: string) => {
      if (id === 'node:worker_threads') throw new Error('no threads for you')
      return modules(id)
    }) as typeof modules)
    const probe = await probed({ threads: 3 })
    spy.mockRestore()
    expect(probe.pool.refusal).toBe('Error: no threads for you')
    expect(probe.pool.alive).toBe(1)
    probe.run(64)
    expect([...probe.tasks()]).toEqual(Array(64).fill(1))
  })

  it('does not wait for ever for a helper that does not answer', async () => {
    const probe = await probed({ threads: 2, startTimeoutMs: 0 })
    expect(probe.pool.refusal).toBe('no answer within 0 ms')
    expect(probe.pool.alive).toBe(1)
  })
})
