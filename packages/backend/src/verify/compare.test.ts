import { expect, it } from 'vitest'
import { sameAnswers } from './compare.js'

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number

it.each<[string, number[], number[], boolean]>([
  ['equal', [1, -2], [1, -2], true],
  ['empty', [], [], true],
  ['rounded', [1.0005, 1000.9], [1, 1000], true],
  ['just too far', [1.0021], [1], false],
  ['far where the right answer is large', [1002.1], [1000], false],
  ['one value missing', [1], [1, 2], false],
  ['NaN for NaN', [nan], [nan], true],
  ['NaN for a number', [nan], [1], false],
  ['a number for NaN', [0], [nan], false],
  ['infinity for infinity', [infinity], [infinity], true],
  ['infinity of the other sign', [-infinity], [infinity], false],
  ['a number for infinity', [3e38], [infinity], false],
  ['infinity for a number', [infinity], [1], false],
])('%s: %j for %j is %j', (_, answers, expected, same) => {
  expect(sameAnswers(answers, expected)).toBe(same)
})
