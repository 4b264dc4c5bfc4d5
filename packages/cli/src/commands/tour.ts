import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { suggest } from '../views/suggestions.js'
import { type RunFlags, run } from './run.js'

/** Enough digits and passes for the CNN to read 97 of 100, few enough for a plain processor. */
const tourOfDigits = { limit: 10_000, epochs: 2 }

/** The main job in two runs, for someone who has just arrived. */
export const tour = async (context: Context, flags: RunFlags): Promise<number> => {
  const { texts, output } = context
  output.say(output.colors.bold(texts.tour.welcome))
  output.say()
  const line = await run(context, 'line-fit', {}, {})
  if (line !== exitCodes.fine) return line
  output.say()
  const mnist = await run(context, 'mnist', tourOfDigits, flags)
  if (mnist !== exitCodes.fine) return mnist
  output.say()
  output.say(output.colors.bold(texts.tour.next))
  suggest(context, texts.tour.nextLines as readonly (readonly [string, string])[])
  return exitCodes.fine
}
