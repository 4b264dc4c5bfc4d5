import { type ProgressFile, progressFile } from '@firstgrad/core/node'
import { type Deed, emptyProgress, type Progress, record } from '@firstgrad/core/progress'
import { type CodedError, isCodedError } from '@firstgrad/errors'
import type { Context } from './context.js'

const isAboutProgress = (error: unknown): error is CodedError =>
  isCodedError(error) && error.code.startsWith('core/progress-')

const warn = async ({ output, language }: Context, error: CodedError): Promise<void> => {
  const { describeError } = await import('@firstgrad/core/messages')
  const { code, details } = error
  const message = describeError(error, language)
  output.emit({ type: 'warning', code, details, message })
  output.warn(message)
}

/**
 * Progress for work that can do without: what is wrong with the file is a warning, and the work goes
 * on as if nothing had been done yet.
 */
export const readProgress = async (
  context: Context,
  file: ProgressFile = progressFile(),
): Promise<Progress> => {
  try {
    return await file.read()
  } catch (error) {
    if (!isAboutProgress(error)) throw error
    await warn(context, error)
    return emptyProgress
  }
}

/** Remembers what the learner did; where that fails, it is a warning and the work stands. */
export const recordDeed = async (
  context: Context,
  id: string,
  deed: Deed,
  file: ProgressFile = progressFile(),
): Promise<void> => {
  const at = new Date().toISOString()
  const write = () => file.update((progress) => record(progress, id, deed, at))
  try {
    await write()
  } catch (error) {
    if (!isAboutProgress(error)) throw error
    await warn(context, error)
    // A damaged file has been set aside: now there is room for a new one.
    if ((error.details as { keptAs?: string | null }).keptAs) await write()
  }
}
