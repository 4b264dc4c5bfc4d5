import type { ExperimentInfo } from '@firstgrad/core/exercises'
import { describeCode } from '@firstgrad/core/messages'
import { parseParameters } from '@firstgrad/core/parameters'
import { decodePermalink } from '@firstgrad/core/permalink'
import { isCodedError, type Language } from '@firstgrad/errors'
import { texts } from '../texts/texts.js'
import { type Linked, noLink } from './linked.js'
import type { ParameterValues } from './protocol.js'

/** What a fragment says of an experiment; of another one it says nothing. Loaded for those who have a link. */
export const readLink = (
  fragment: string,
  id: string,
  schema: Awaited<ReturnType<ExperimentInfo['parameters']>>,
  language: Language,
): Linked => {
  try {
    const { exercise, parameters = {}, seed, lock = [] } = decodePermalink(fragment)
    if (exercise !== id) return noLink
    return {
      parameters: parseParameters(schema, parameters) as ParameterValues,
      ...(seed !== undefined && { seed }),
      lock,
      trouble: null,
    }
  } catch (error) {
    if (!isCodedError(error)) throw error
    const { link } = texts[language].experiment
    const first = error.code === 'core/permalink' ? link.bad : link.parameters
    return { ...noLink, trouble: `${first} ${describeCode(error as never, language)}` }
  }
}
