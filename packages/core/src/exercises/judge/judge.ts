import type { Exercise, Task } from '../exercise.js'
import { createPool, type Pool, sharing } from '../runner/pool.js'
import type { WorkerHost } from '../runner/thread.js'
import { callsOf, witnessesOf } from './calls.js'
import { type Diagnosis, diagnose } from './diagnose.js'
import { observeAll } from './observe.js'
import { type Program, startProgram } from './program.js'
import { createReference, type ReadFile, type Reference, readExtras } from './reference.js'
import { type Draft, memoryDraft, runCheck } from './run-check.js'
import type { CheckResult, JudgeEvent, Verdict } from './verdict.js'

export interface JudgeOptions {
  readonly host: WorkerHost
  /** Of the workers, default 'cpu': it starts at once and is everywhere. */
  readonly backend?: string
  /** Keep a worker open for the next check; false where there is one check alone. */
  readonly warm?: boolean
  /**
   * All answers run in one worker, which is much faster: for a course's own programs alone, since one
   * learner's answer must never meet what another left behind.
   */
  readonly trusted?: boolean
}

export interface JudgeRequest {
  readonly exercise: Exercise
  /** Reads files of the exercise's folder. */
  readonly read: ReadFile
  readonly answer: { readonly entry: string; readonly files: Readonly<Record<string, string>> }
  /** Of drawn inputs, default [1]: more of them, more inputs. */
  readonly seeds?: readonly number[]
  /** Ends the answer's worker, also in an endless loop; there is no verdict then. */
  readonly signal?: AbortSignal
}

export interface Judge {
  /**
   * Judges an answer: an event for each check in the author's order, the verdict last. Answers that are
   * handed in at the same time are judged one after the other.
   */
  judge(request: JudgeRequest): AsyncGenerator<JudgeEvent, void, undefined>
  close(): Promise<void>
}

/**
 * Makes a judge. The answer runs in a worker that knows no targets; the solution and the named mistakes run
 * in another one; this side compares.
 *
 * @example
 * ```ts
 * import { course } from '@firstgrad/core/course'
 * import { createJudge } from '@firstgrad/core/exercises'
 * import { nodeHost, readCourseFile } from '@firstgrad/core/exercises-node'
 *
 * const { judge, close } = createJudge({ host: nodeHost() })
 * const exercise = course.find(({ id }) => id === 'basics/neuron')
 * const read = (name) => readCourseFile(exercise.id, name)
 * const answer = { entry: 'neuron.ts', files: { 'neuron.ts': await read('starter.ts') } }
 * for await (const event of judge({ exercise, read, answer })) {
 *   if (event.type === 'verdict') console.log(event.verdict) // fail
 * }
 * await close()
 * ```
 */
export const createJudge = ({
  host,
  backend = 'cpu',
  warm = false,
  trusted = false,
}: JudgeOptions): Judge => {
  const pool = createPool(host, backend, { ahead: 2, refill: warm })
  const forAnswers = trusted ? sharing(pool) : pool
  const forReferences = sharing(pool)
  const references = new Map<string, Reference>()
  const referenceFor = ({ exercise, read }: JudgeRequest) => {
    const known = references.get(exercise.id) ?? createReference(exercise, read, forReferences)
    references.set(exercise.id, known)
    return known
  }
  // Answers share threads, and one that takes too long ends its thread: each waits for the one before.
  let last: Promise<void> = Promise.resolve()
  async function* judge(request: JudgeRequest): AsyncGenerator<JudgeEvent, void, undefined> {
    const before = last
    let end = () => {}
    last = new Promise((resolve) => {
      end = resolve
    })
    await before
    try {
      if (request.signal?.aborted) return
      yield* judgeAnswer(request, referenceFor(request), { threads: forAnswers, trusted, backend })
    } finally {
      end()
    }
  }
  return {
    judge,
    async close() {
      await Promise.all([forReferences.close(), forAnswers.close(), pool.close()])
    },
  }
}

/** The verdict alone, for those who need no events. */
export const verdictOn = async (judge: Judge, request: JudgeRequest): Promise<Verdict> => {
  for await (const event of judge.judge(request)) if (event.type === 'verdict') return event
  throw new Error('The judge came to no verdict.')
}

/** Where answers run. */
interface Bench {
  readonly threads: Pool
  /** The thread stays for the next answer. */
  readonly trusted: boolean
  readonly backend: string
}

async function* judgeAnswer(
  { exercise, read, answer, seeds = [1], signal }: JudgeRequest,
  reference: Reference,
  { threads, trusted, backend }: Bench,
): AsyncGenerator<JudgeEvent, void, undefined> {
  const { task } = exercise
  if (!task) throw new Error(`${exercise.id} has no task`)
  const source = { ...answer, ...(await readExtras(exercise, read)) }
  const program = await startProgram(source, threads, signal)
  try {
    const plan = task.checks.map((check) => ({ check, calls: callsOf(task, check, seeds) }))
    const results: Draft[] = []
    for (const planned of plan) {
      results.push(await runCheck(task, planned, plan, program, reference))
      if (signal?.aborted) return
    }
    results.push(memoryDraft(results, program))
    const diagnosis = await nameMistake(task, results, program, reference, seeds[0] ?? 1)
    if (signal?.aborted) return
    const checks = results.map((draft) => finish(draft, diagnosis))
    for (const check of checks) yield { type: 'check', check }
    yield {
      type: 'verdict',
      schema: 1,
      id: exercise.id,
      verdict: checks.find(({ status }) => status !== 'pass')?.status ?? 'pass',
      mistake: diagnosis?.mistake.id ?? null,
      hint: diagnosis?.mistake.hint ?? null,
      checks,
      console: program.console,
      seeds,
      backend,
    }
  } finally {
    if (!trusted) program.close()
  }
}

const nameMistake = async (
  task: Task,
  results: readonly Draft[],
  program: Program,
  reference: Reference,
  seed: number,
): Promise<Diagnosis | null> => {
  const failed = results.find(({ status }) => status !== 'pass')
  if (!failed || program.problem) return null
  const witnesses = await observeAll(witnessesOf(task, seed), program, reference)
  const observations = [...results.flatMap((result) => result.observations), ...witnesses]
  return diagnose(task, observations, reference, failed.id)
}

const finish = ({ observations, ...result }: Draft, diagnosis: Diagnosis | null): CheckResult =>
  diagnosis && result.status !== 'pass' && diagnosis.checks.has(result.id)
    ? { ...result, mistake: diagnosis.mistake.id }
    : result
