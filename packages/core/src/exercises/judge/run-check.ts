import type { Check, Task } from '../exercise.js'
import type { Value } from '../values.js'
import type { Exported } from '../worker/protocol.js'
import type { Call } from './calls.js'
import { evidenceOf } from './evidence.js'
import { judgeCall } from './judge-call.js'
import { type Observation, observe, observeAll } from './observe.js'
import { answerOf } from './outcomes.js'
import { patternOf, type Wrong } from './patterns.js'
import { missingExport, type Program } from './program.js'
import type { Reference } from './reference.js'
import { shrink } from './shrink.js'
import type { CheckResult, Message, Status } from './verdict.js'
import { writeCall } from './write-value.js'

const memoryTitle = {
  en: 'frees what it makes, and keeps what it is given',
  'zh-CN': '释放自己创建的张量，不动传入的张量',
}

/** A check's result before mistakes are named, with all that was seen. */
export interface Draft extends Omit<CheckResult, 'mistake'> {
  readonly observations: readonly Observation[]
}

const draft = (
  { id, title }: Pick<Check, 'id' | 'title'>,
  status: Status,
  rest: Partial<Draft> = {},
): Draft => ({ id, title, status, console: [], observations: [], ...rest })

/** A check with the calls that it makes. */
export interface Planned {
  readonly check: Check
  readonly calls: readonly Call[]
}

/** Makes the calls of a check and judges them. */
export const runCheck = async (
  task: Task,
  { check, calls }: Planned,
  plan: readonly Planned[],
  program: Program,
  reference: Reference,
): Promise<Draft> => {
  const unable = program.problem ?? missingExport(task, check, program.exports)
  if (unable) return draft(check, unable.status, { message: unable.message })
  const observations = await observeAll(calls, program, reference)
  const console = observations.flatMap(({ yours }) => yours.console)
  const judged = observations.map((observation) => ({ observation, ...judgeCall(observation) }))
  const failed = judged.find(({ status }) => status !== 'pass')
  if (!failed) {
    if (program.spent && observations.length < calls.length) {
      const after = program.spent
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
    ...arityNote(failed.observation.call, plan, program.exports),
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
  plan: readonly Planned[],
  exports: readonly Exported[],
): { readonly note?: Message } => {
  const found = exports.find(({ name }) => name === call.call)
  if (!found?.parameters || found.flexible) return {}
  const takes = found.parameters
  const given = call.args.length
  const same = plan.flatMap(({ calls }) => calls).filter((each) => each.call === call.call)
  const most = Math.max(...same.map(({ args }) => args.length))
  return takes > most || takes < given
    ? { note: { code: 'check/arity', details: { name: call.call, takes, given } } }
    : {}
}

const wrongOf = ({ call, yours, target }: Observation): Wrong[] => {
  const [a, b] = [answerOf(yours), answerOf(target)]
  return a && b ? [{ yours: a.value, target: b.value, args: call.args }] : []
}

/** A failing call with simpler drawn inputs, where the answer is still wrong on them. */
const simplify = async (
  failed: Observation,
  program: Program,
  reference: Reference,
): Promise<{ observation: Observation; message?: Message }> => {
  if (!failed.call.drawn || !answerOf(failed.yours)) return { observation: failed }
  let best: { observation: Observation; message?: Message } = { observation: failed }
  await shrink(failed.call.args, async (args) => {
    if (program.spent) return false
    const call = { ...failed.call, args, key: `${failed.call.key}/simpler ${written(args)}` }
    const observation = await observe(call, program, reference)
    // The solution itself may be undefined there: 0 / 0 says nothing.
    if (!answerOf(observation.target) || !answerOf(observation.yours)) return false
    const { status, message } = judgeCall(observation)
    if (status !== 'fail') return false
    best = { observation, ...(message && { message }) }
    return true
  })
  return best
}

const written = (args: readonly Value[]) =>
  JSON.stringify(args, (_key, value) =>
    ArrayBuffer.isView(value) ? Array.from(value as never) : value,
  )

/** The check that every task has: nothing leaks, nothing given is disposed. */
export const memoryDraft = (results: readonly Draft[], program: Program): Draft => {
  const check = { id: 'memory', title: memoryTitle }
  if (program.problem)
    return draft(check, program.problem.status, { message: program.problem.message })
  for (const { call, yours } of results.flatMap(({ observations }) => observations)) {
    // A gradient's calls are cleaned up by TensorFlow.js; after a throw nothing can be expected.
    if (yours.ending.how !== 'answered' || call.gradient) continue
    const text = writeCall(call.call, call.args)
    const [argument] = yours.disposed
    if (argument !== undefined)
      return draft(check, 'fail', {
        message: { code: 'check/disposed', details: { call: text, argument } },
      })
    if (yours.leaked > 0)
      return draft(check, 'fail', {
        message: { code: 'check/leaked', details: { call: text, count: yours.leaked } },
      })
  }
  return draft(check, 'pass')
}
