import type { Check, Exercise, Signature, Task } from '../exercise.js'
import { createPool, type Pool, sharing } from '../runner/pool.js'
import type { LoadResult, Thread, WorkerHost } from '../runner/thread.js'
import { isTensorValue, tensorOf, type Value } from '../values.js'
import { importable } from '../worker/importable.js'
import type { Exported, ModuleSource, Outcome } from '../worker/protocol.js'
import { type Call, callsOf, witnessesOf } from './calls.js'
import { compare, type Difference } from './compare.js'
import { type Diagnosis, diagnose, type Observation } from './diagnose.js'
import { answerOf, lacksGradient } from './outcomes.js'
import { patternOf, type Wrong } from './patterns.js'
import { createReference, type ReadFile, type Reference, readExtras } from './reference.js'
import { shrink } from './shrink.js'
import {
  type CheckResult,
  type Evidence,
  type JudgeEvent,
  type Message,
  messageOfLoad,
  type Status,
} from './verdict.js'
import { writeCall } from './write-value.js'

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
}

export interface Judge {
  /** Judges an answer: an event for each check in the author's order, the verdict last. */
  judge(request: JudgeRequest): AsyncGenerator<JudgeEvent, void, undefined>
  close(): Promise<void>
}

const loadTimeoutMs = 5000

/** After so many ends of its worker, the rest of an answer's checks are not run. */
const mostEnds = 2

const memoryTitle = {
  en: 'frees what it makes, and keeps what it is given',
  'zh-CN': '释放自己创建的张量，不动传入的张量',
}

/**
 * Makes a judge. The answer runs in a worker that knows no targets; the solution and the named mistakes run
 * in another one; this side compares.
 *
 * @example
 * ```ts
 * import { createJudge } from '@firstgrad/core/exercises'
 * import { course, nodeHost, readCourseFile } from '@firstgrad/core/exercises-node'
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
  return {
    judge: (request) =>
      judgeAnswer(request, referenceFor(request), { threads: forAnswers, trusted, backend }),
    async close() {
      await Promise.all([forReferences.close(), forAnswers.close(), pool.close()])
    },
  }
}

/** Where answers run. */
interface Bench {
  readonly threads: Pool
  /** The thread stays for the next answer. */
  readonly trusted: boolean
  readonly backend: string
}

async function* judgeAnswer(
  { exercise, read, answer, seeds = [1] }: JudgeRequest,
  reference: Reference,
  { threads, trusted, backend }: Bench,
): AsyncGenerator<JudgeEvent, void, undefined> {
  const { task } = exercise
  if (!task) throw new Error(`${exercise.id} has no task`)
  const source = { ...answer, ...(await readExtras(exercise, read)) }
  const program = await startProgram(source, threads)
  try {
    const results: Draft[] = []
    for (const check of task.checks) {
      const calls = callsOf(task, check, seeds)
      results.push(await runCheck(task, check, calls, program, reference))
    }
    results.push(memoryDraft(results, program))
    const diagnosis = await nameMistake(task, results, program, reference, seeds[0] ?? 1)
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

/** The learner's program: in a worker, which is replaced when it ends. */
interface Program {
  /** Why nothing can be called, if so. */
  readonly problem: { readonly status: Status; readonly message: Message } | null
  readonly exports: readonly Exported[]
  readonly console: readonly string[]
  /** How often its worker ended, and how it did the last time. */
  readonly ends: number
  readonly lastEnd: 'timeout' | 'ended'
  run(call: Call): Promise<Outcome>
  close(): void
}

const problemOf = (loaded: LoadResult): Program['problem'] => {
  if ('how' in loaded) {
    if (loaded.how === 'timeout') {
      const { afterMs } = loaded
      return { status: 'timeout', message: { code: 'check/load-timeout', details: { afterMs } } }
    }
    return { status: 'error', message: endedMessage(loaded) }
  }
  return loaded.type === 'loaded'
    ? null
    : { status: 'error', message: messageOfLoad(loaded.problem, importable) }
}

let programs = 0

const startProgram = async (source: ModuleSource, pool: Pool): Promise<Program> => {
  const module = `answer ${programs++}`
  let thread: Thread = await pool.take()
  const loaded = await thread.load(module, source, loadTimeoutMs)
  let ends = 0
  let lastEnd: Program['lastEnd'] = 'ended'
  return {
    problem: problemOf(loaded),
    exports: 'type' in loaded && loaded.type === 'loaded' ? loaded.exports : [],
    console: 'type' in loaded ? loaded.console : [],
    get ends() {
      return ends
    },
    get lastEnd() {
      return lastEnd
    },
    async run({ call, args, async, seed, gradient, timeoutMs }) {
      if (thread.gone) {
        thread = await pool.take()
        await thread.load(module, source, loadTimeoutMs)
      }
      const request = { module, call, args, async, seed, ...(gradient && { gradient }) }
      const outcome = await thread.call(request, timeoutMs)
      const { ending, tampered } = outcome
      if (ending.how === 'ended' || tampered.length > 0) thread.close()
      if (thread.gone) {
        ends++
        lastEnd = ending.how === 'timeout' ? 'timeout' : 'ended'
      }
      return outcome
    },
    close: () => thread.close(),
  }
}

/** A check's result before mistakes are named, with all that was seen. */
interface Draft extends Omit<CheckResult, 'mistake'> {
  readonly observations: readonly Observation[]
}

const draft = (
  { id, title }: Pick<Check, 'id' | 'title'>,
  status: Status,
  rest: Partial<Draft> = {},
): Draft => ({ id, title, status, console: [], observations: [], ...rest })

const runCheck = async (
  task: Task,
  check: Check,
  calls: readonly Call[],
  program: Program,
  reference: Reference,
): Promise<Draft> => {
  const unable = program.problem ?? missingExport(task, check, program.exports)
  if (unable) return draft(check, unable.status, { message: unable.message })
  const observations: Observation[] = []
  for (const call of calls) {
    if (program.ends >= mostEnds) break
    // The two workers compute side by side.
    const [yours, target] = await Promise.all([program.run(call), reference.target(call)])
    observations.push({ call, yours, target })
  }
  const console = observations.flatMap(({ yours }) => yours.console)
  const judged = observations.map((observation) => ({ observation, ...judgeCall(observation) }))
  const failed = judged.find(({ status }) => status !== 'pass')
  if (!failed) {
    if (observations.length < calls.length) {
      const after = program.lastEnd
      const status = after === 'timeout' ? 'timeout' : 'error'
      const message: Message = { code: 'check/not-run', details: { after } }
      return draft(check, status, { message, console, observations })
    }
    return draft(check, 'pass', { console, observations })
  }
  const wrongs = judged.flatMap(({ status, observation }) =>
    status === 'fail' ? wrongOf(observation) : [],
  )
  const pattern = patternOf(wrongs)
  const { observation, message } = await simplify(failed.observation, program, reference)
  return draft(check, failed.status, {
    message: message ?? failed.message!,
    ...(pattern && { pattern }),
    ...arityNote(failed.observation.call, sameFunction(task, check, calls), program.exports),
    evidence: evidenceOf(observation),
    console,
    observations,
  })
}

/**
 * A function that needs more parameters than any call gives it, or fewer than this one gives. One with
 * default values or `...rest` takes what it is given.
 */
const arityNote = (
  call: Call,
  calls: readonly Call[],
  exports: readonly Exported[],
): { readonly note?: Message } => {
  const found = exports.find(({ name }) => name === call.call)
  if (!found?.parameters || found.flexible) return {}
  const takes = found.parameters
  const given = call.args.length
  const most = Math.max(...calls.map(({ args }) => args.length))
  return takes > most || takes < given
    ? { note: { code: 'check/arity', details: { name: call.call, takes, given } } }
    : {}
}

/** Calls of the same function in all checks: some leave optional arguments out. */
const sameFunction = (task: Task, { call }: Check, calls: readonly Call[]): readonly Call[] => [
  ...calls,
  ...task.checks
    .filter((check) => check.call === call)
    .flatMap((check) => callsOf(task, check, [1])),
]

const wrongOf = ({ call, yours, target }: Observation): Wrong[] => {
  const [a, b] = [answerOf(yours), answerOf(target)]
  return a && b ? [{ yours: a.value, target: b.value, args: call.args }] : []
}

interface Judged {
  readonly status: Status
  readonly message?: Message
}

/** What one call came to. */
const judgeCall = ({ call, yours, target }: Observation): Judged => {
  const { ending, tampered } = yours
  const written = writeCall(call.call, call.args, call.gradient)
  if (tampered.length > 0)
    return { status: 'error', message: { code: 'check/tampered', details: { what: tampered } } }
  switch (ending.how) {
    case 'timeout':
      return {
        status: 'timeout',
        message: { code: 'check/timeout', details: { call: written, afterMs: ending.afterMs } },
      }
    case 'ended':
      return { status: 'error', message: endedMessage(ending) }
    case 'threw': {
      if (call.throws) return judgeThrow(call, ending.error.message, written)
      if (call.gradient && lacksGradient(ending.error))
        return {
          status: 'fail',
          message: { code: 'check/gradient-missing', details: { call: written } },
        }
      return {
        status: 'error',
        message: { code: 'check/threw', details: { call: written, error: ending.error } },
      }
    }
    case 'answered': {
      const { answer } = ending
      if (call.throws) {
        const { mention } = call.throws
        const details = { call: written, ...(mention !== undefined && { mention }) }
        return { status: 'fail', message: { code: 'check/should-throw', details } }
      }
      if (answer.kind === 'odd') {
        const { what, where } = answer
        return {
          status: 'fail',
          message: { code: 'check/odd', details: { call: written, what, where } },
        }
      }
      return judgeValue(call, answer.value, answerOf(target)?.value, written)
    }
  }
}

const endedMessage = ({
  why,
  error,
}: {
  why: 'exit' | 'memory' | 'crash'
  error?: { message: string }
}): Message => ({
  code: 'check/ended',
  details: { why, ...(error && { message: error.message }) },
})

const judgeThrow = (call: Call, said: string, written: string): Judged => {
  const { mention } = call.throws!
  if (mention === undefined || said.includes(mention)) return { status: 'pass' }
  return {
    status: 'fail',
    message: { code: 'check/should-throw', details: { call: written, mention, said } },
  }
}

/** A difference in a list of gradients, told by the argument: `#2` is the second one. */
const ofArgument = (difference: Difference, gradient: readonly number[]): Difference => ({
  ...difference,
  path: difference.path.replace(/^\[(\d+)\]/, (_, i) => `#${gradient[Number(i)]! + 1}`),
})

const judgeValue = (call: Call, yours: Value, target: Value, written: string): Judged => {
  const accept = call.check?.accept
  const difference = accept
    ? accept(yours, target, call.args)
      ? null
      : (compare(yours, target, call) ?? ({ kind: 'refused', path: '' } as const))
    : compare(yours, target, call)
  if (!difference) return { status: 'pass' }
  const shown = call.gradient ? ofArgument(difference, call.gradient) : difference
  return {
    status: 'fail',
    message: { code: 'check/different', details: { call: written, difference: shown } },
  }
}

/** A failing call with simpler drawn inputs, where the answer is still wrong on them. */
const simplify = async (
  failed: Observation,
  program: Program,
  reference: Reference,
): Promise<{ observation: Observation; message?: Message }> => {
  if (!failed.call.drawn || !answerOf(failed.yours)) return { observation: failed }
  let best: { observation: Observation; message?: Message } = { observation: failed }
  let tried = 0
  await shrink(failed.call.args, async (args) => {
    if (program.ends >= mostEnds) return false
    const call = {
      ...failed.call,
      args,
      key: `${failed.call.key}/simpler ${tried++} ${hash(args)}`,
    }
    const [yours, target] = await Promise.all([program.run(call), reference.target(call)])
    // The solution itself may be undefined there: 0 / 0 says nothing.
    const right = answerOf(target)
    if (!right || !answerOf(yours)) return false
    const observation = { call, yours, target }
    const { status, message } = judgeCall(observation)
    if (status !== 'fail') return false
    best = { observation, ...(message && { message }) }
    return true
  })
  return best
}

const hash = (args: readonly Value[]) =>
  JSON.stringify(args, (_key, value) =>
    ArrayBuffer.isView(value) ? Array.from(value as never) : value,
  )

const evidenceOf = ({ call, yours, target }: Observation): Evidence => {
  const [mine, right] = [answerOf(yours), answerOf(target)]
  const difference = mine && right && subtract(mine.value, right.value)
  return {
    call: call.call,
    args: isShort(call.args) ? call.args : [],
    ...(call.gradient && { gradient: call.gradient }),
    ...(right && { target: right.value }),
    ...(mine && { yours: mine.value }),
    ...(difference && { difference }),
  }
}

const mostParts = 2000

/** Whether arguments can be written down: one that shares its parts, such as a graph, may never end. */
const isShort = (args: readonly Value[]): boolean => {
  let parts = 0
  const count = (value: Value): boolean =>
    ++parts < mostParts &&
    (isTensorValue(value) ||
      typeof value !== 'object' ||
      value === null ||
      value instanceof Uint8Array ||
      Object.values(value).every(count))
  return args.every(count)
}

const subtract = (yours: Value, target: Value): Value | undefined =>
  isTensorValue(yours) && isTensorValue(target) && yours.shape.join() === target.shape.join()
    ? tensorOf(
        Float32Array.from(yours.values, (value, i) => value - target.values[i]!),
        target.shape,
      )
    : undefined

const missingExport = (
  task: Task,
  { call }: Check,
  exports: readonly Exported[],
): Program['problem'] => {
  const wanted: readonly Signature[] = call.startsWith('probe.')
    ? task.exports
    : task.exports.filter(({ name }) => name === call)
  for (const { name } of wanted) {
    const found = exports.find((each) => each.name === name)
    if (!found) {
      const others = exports.map((each) => each.name)
      return {
        status: 'error',
        message: { code: 'check/missing-export', details: { name, found: others } },
      }
    }
    if (found.parameters === null)
      return { status: 'error', message: { code: 'check/not-a-function', details: { name } } }
  }
  return null
}

/** The check that every task has: nothing leaks, nothing given is disposed. */
const memoryDraft = (results: readonly Draft[], program: Program): Draft => {
  const check = { id: 'memory', title: memoryTitle }
  if (program.problem)
    return draft(check, program.problem.status, { message: program.problem.message })
  for (const { call, yours } of results.flatMap(({ observations }) => observations)) {
    // A gradient's calls are cleaned up by TensorFlow.js; after a throw nothing can be expected.
    if (yours.ending.how !== 'answered' || call.gradient) continue
    const written = writeCall(call.call, call.args)
    const [argument] = yours.disposed
    if (argument !== undefined)
      return draft(check, 'fail', {
        message: { code: 'check/disposed', details: { call: written, argument } },
      })
    if (yours.leaked > 0)
      return draft(check, 'fail', {
        message: { code: 'check/leaked', details: { call: written, count: yours.leaked } },
      })
  }
  return draft(check, 'pass')
}

const nameMistake = async (
  task: Task,
  results: readonly Draft[],
  program: Program,
  reference: Reference,
  seed: number,
): Promise<Diagnosis | null> => {
  if (program.problem || results.every(({ status }) => status === 'pass')) return null
  const observations = results.flatMap((result) => result.observations)
  for (const call of witnessesOf(task, seed)) {
    if (program.ends >= mostEnds) break
    const [yours, target] = await Promise.all([program.run(call), reference.target(call)])
    observations.push({ call, yours, target })
  }
  const failed = results.find(({ status }) => status !== 'pass')
  return diagnose(task, observations, reference, failed?.id)
}

const finish = ({ observations, ...result }: Draft, diagnosis: Diagnosis | null): CheckResult =>
  diagnosis && result.status !== 'pass' && diagnosis.checks.has(result.id)
    ? { ...result, mistake: diagnosis.mistake.id }
    : result
