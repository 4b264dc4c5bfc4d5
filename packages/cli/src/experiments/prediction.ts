import type { Experiment } from '@firstgrad/core/exercises'
import type { Context } from '../context.js'
import { ask } from '../terminal/ask.js'
import { wrap } from '../terminal/wrap.js'
import { UsageError } from '../usage-error.js'

type Choices = Experiment['prediction']['choices']

/** A choice by its id or its number. */
const choiceOf = (choices: Choices, answer: string): string | null =>
  (choices.find(({ id }) => id === answer) ?? choices[Number(answer) - 1])?.id ?? null

/** @throws UsageError where the flag names no choice */
export const checkChoice = (
  { texts }: Context,
  { choices }: Experiment['prediction'],
  said: string | undefined,
): void => {
  if (said === undefined || choiceOf(choices, said) !== null) return
  const ids = choices.map(({ id }) => id).join(', ')
  throw new UsageError(texts.usage.notAChoice('--predict', said, ids))
}

/**
 * What the learner says before the run: as the flag says it, else asked for in a terminal.
 *
 * @returns the id of the choice; null where nothing was said
 */
export const predict = async (
  { language, texts, output }: Context,
  { ask: question, choices }: Experiment['prediction'],
  said: string | undefined,
  signal: AbortSignal,
): Promise<string | null> => {
  if (said !== undefined) return choiceOf(choices, said)
  if (!output.live || !process.stdin.isTTY) return null
  output.say(wrap(question[language]))
  output.say()
  for (const [i, { words }] of choices.entries()) {
    output.say(wrap(`${i + 1}. ${words[language]}`, { indent: 2, hanging: 5 }))
  }
  output.say()
  const read = (answer: string) => choiceOf(choices, answer)
  const choice = await ask(texts.experiment.choose(choices.length), read, signal)
  output.say()
  return choice
}
