import type { DivergedEvent } from '@firstgrad/core'
import { describeCode } from '@firstgrad/core/messages'
import type { Context } from '../context.js'
import { wrap } from '../terminal/wrap.js'

export const showDiverged = (
  { texts, output, language }: Context,
  { step, beganAtStep, causes }: DivergedEvent,
): void => {
  output.say()
  output.say(output.colors.red(wrap(texts.training.diverged(step, beganAtStep))))
  for (const cause of causes) output.say(wrap(describeCode(cause, language)))
}
