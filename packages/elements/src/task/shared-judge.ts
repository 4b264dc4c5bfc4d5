import {
  createJudge,
  type Judge,
  type JudgeRequest,
  pageHost,
  type Verdict,
} from '@firstgrad/core/exercises'
import { judgeWorker } from '../workers.js'

/** One judge for all panels of a page: workers with TensorFlow.js in them are large. */
let judge: Judge | null = null
let panels = 0

const shared = (): Judge => {
  judge ??= createJudge({ host: pageHost(judgeWorker), warm: true })
  return judge
}

const closeJudge = () => {
  judge?.close()
  judge = null
}

/** Counts a panel in, until the signal says that it leaves; with the last one the judge goes. */
export const joinJudge = (signal: AbortSignal): void => {
  panels++
  signal.addEventListener('abort', () => {
    panels--
    if (panels === 0) closeJudge()
  })
}

/** Starts the workers, so that the first verdict does not wait for them. */
export const warmJudge = (): void => void shared()

/**
 * Judges with the page's judge; null where the signal ended it.
 *
 * @throws where no worker can start
 */
export const judgeHere = async (
  request: JudgeRequest & { readonly signal: AbortSignal },
): Promise<Verdict | null> => {
  const asked = shared()
  try {
    for await (const event of asked.judge(request)) if (event.type === 'verdict') return event
    return null
  } catch (error) {
    if (request.signal.aborted) return null
    // The next check tries with new workers.
    if (judge === asked) closeJudge()
    throw error
  }
}
