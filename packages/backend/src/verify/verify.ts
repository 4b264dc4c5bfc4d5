import * as tf from '@tensorflow/tfjs-core'
import { PassedOver } from '../passed-over.js'
import { cases, type VerifyCase } from './cases.js'
import { sameAnswers } from './compare.js'

/** How many questions the self-test asks. */
export const caseCount: number = cases.length

/** GPU engines leave small tensors to the processor, which would then be all that is tested. */
const forwarding = ['WEBGL_CPU_FORWARD', 'WEBGPU_CPU_FORWARD'] as const

const answerAll = async (
  engineName: string,
  signal: AbortSignal | undefined,
): Promise<(ArrayLike<number> | undefined)[]> => {
  await tf.setBackend(engineName)
  const answers: (ArrayLike<number> | undefined)[] = []
  for (const question of cases) {
    signal?.throwIfAborted()
    answers.push(await answerOne(question))
  }
  return answers
}

/** The values of one answer; undefined if the engine threw, which is a wrong answer too. */
const answerOne = async ({ answer }: VerifyCase): Promise<ArrayLike<number> | undefined> => {
  let tensor: tf.Tensor | undefined
  try {
    tensor = tf.tidy(answer)
    return await tensor.data()
  } catch {
    return undefined
  } finally {
    tensor?.dispose()
  }
}

/** Switches forwarding off where there is any; returns a function that switches it on again. */
const stopForwarding = (): (() => void) => {
  const environment = tf.env()
  const on = forwarding.filter((flag) => {
    try {
      return environment.getBool(flag)
    } catch {
      // That engine is not loaded.
      return false
    }
  })
  for (const flag of on) environment.set(flag, false)
  return () => {
    for (const flag of on) environment.set(flag, true)
  }
}

/**
 * Asks an engine 32 questions and compares the answers with those of the reference engine.
 *
 * Leaves `engineName` the current engine and no tensor behind.
 *
 * @throws PassedOver 'wrong-answers' with the names of the cases that differ
 */
export const verifyEngine = async (
  engineName: string,
  referenceName: string,
  signal?: AbortSignal,
): Promise<void> => {
  const resumeForwarding = stopForwarding()
  let wrong: string[]
  try {
    const expected = await answerAll(referenceName, signal)
    const answers = await answerAll(engineName, signal)
    wrong = cases.flatMap(({ name }, i) => {
      const [answer, right] = [answers[i], expected[i]]
      return answer && right && sameAnswers(answer, right) ? [] : [name]
    })
  } finally {
    resumeForwarding()
    await tf.setBackend(engineName)
  }
  if (wrong.length > 0) throw new PassedOver('wrong-answers', { cases: wrong, of: caseCount })
}
