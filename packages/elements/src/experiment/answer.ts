import { bind } from '@firstgrad/core/engine'
import type { Answer, AskRequest, Question } from './protocol.js'

/** Asks a model that was trained on own data, made again from its weights. */
export const answer = async ({
  request: { source, parameters, backend },
  weights,
  question,
}: {
  readonly request: AskRequest
  readonly weights: Uint8Array
  readonly question: Question
}): Promise<Answer> => {
  // The worker that trained it may have been ended, or another engine be bound since.
  await bind(backend === undefined ? {} : { prefer: backend })
  const { pictureClassifier, rowPredictor } = await import('@firstgrad/core/own-data')
  if (source.kind === 'pictures' && question.kind === 'picture') {
    const model = pictureClassifier(parameters.model as never, source.data, weights)
    try {
      return { kind: 'picture', shares: await model.classify(question.pixels) }
    } finally {
      model.dispose()
    }
  }
  if (source.kind === 'table' && question.kind === 'row') {
    const model = rowPredictor(Number(parameters.hidden), source.data, weights)
    try {
      return { kind: 'row', answer: await model.predict(question.row) }
    } finally {
      model.dispose()
    }
  }
  throw new Error(`A model of ${source.kind} takes no ${question.kind}`)
}
