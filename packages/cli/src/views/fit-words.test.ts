import { expect, it } from 'vitest'
import { fitWords } from './fit-words.js'

it('takes what fits, and cuts the first where even it does not', () => {
  expect(fitWords(['loss 0.1', 'accuracy 0.9'], 30)).toBe('loss 0.1  accuracy 0.9')
  expect(fitWords(['loss 0.1', 'accuracy 0.9'], 20)).toBe('loss 0.1')
  expect(fitWords(['accuracy 0.9'], 9)).toBe('accuracy…')
  expect(fitWords(['准确率 0.9'], 6)).toBe('准确…')
  expect(fitWords([], 6)).toBe('')
})
