import { setBackend, type Tensor2D, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { inEveryWay } from '../../../test/backends.js'
import { holdTo } from '../../../test/hold-to.js'
import { siftTrials } from '../../../test/trials/sift.js'
import { matchDescriptors } from '../../index.js'

const left = () =>
  tensor2d([
    [0, 0],
    [4, 0],
    [9, 9],
  ])
const right = () =>
  tensor2d([
    [9, 8],
    [0, 1],
    [0, -3],
    [5, 0],
  ])

const pairsOf = (options: object) =>
  tidy(() => matchDescriptors(left(), right(), options).map(({ from, to }) => [from, to]))

inEveryWay(() => {
  it('matches what OpenCV and scikit-image match', () => {
    holdTo(siftTrials, 'matchDescriptors', 6)
  })

  it('tells distances, and lets each option take away', () => {
    tidy(() => {
      expect(matchDescriptors(left(), right(), { ratio: 1 })).toEqual([
        { from: 0, to: 1, distance: 1 },
        { from: 1, to: 3, distance: 1 },
        { from: 2, to: 0, distance: 1 },
      ])
    })
    // The second nearest of the first is 3 away, of the others more than 4 and 9.
    expect(pairsOf({ ratio: 0.34 })).toHaveLength(3)
    expect(pairsOf({ ratio: 0.33 })).toEqual([
      [1, 3],
      [2, 0],
    ])
    expect(pairsOf({ maxDistance: 1 })).toHaveLength(3)
    expect(pairsOf({ maxDistance: 0.99 })).toEqual([])
  })

  it('wants both to be nearest to each other, if asked', () => {
    tidy(() => {
      const two = tensor2d([[0], [1]])
      const one = tensor2d([[3]])
      const pairs = (crossCheck: boolean) =>
        matchDescriptors(two, one, { crossCheck }).map(({ from }) => from)
      expect(pairs(false)).toEqual([0, 1])
      expect(pairs(true)).toEqual([1])
    })
  })

  it('takes the first of equals, and asks for a difference', () => {
    tidy(() => {
      const same = tensor2d([[1], [1]])
      expect(matchDescriptors(same, same, { ratio: 1 }).map(({ to }) => to)).toEqual([0, 0])
      expect(matchDescriptors(same, same)).toEqual([])
    })
  })

  it('matches none with none', () => {
    tidy(() => {
      const none = tensor2d([], [0, 2])
      expect(matchDescriptors(none, right())).toEqual([])
      expect(matchDescriptors(left(), none)).toEqual([])
    })
  })
})

describe('bad input', () => {
  const disposed = () => {
    const gone = left()
    gone.dispose()
    return gone
  }
  it.each<[string, string, () => unknown]>([
    ['a ratio of 0', 'kernels/option', () => matchDescriptors(left(), right(), { ratio: 0 })],
    ['a ratio above 1', 'kernels/option', () => matchDescriptors(left(), right(), { ratio: 2 })],
    [
      'a distance of NaN',
      'kernels/option',
      () => matchDescriptors(left(), right(), { maxDistance: Number.NaN }),
    ],
    ['other dimensions', 'kernels/option', () => matchDescriptors(left(), tensor2d([[1]]))],
    ['NaN', 'kernels/option', () => matchDescriptors(left(), tensor2d([[0, Number.NaN]]))],
    [
      'a list',
      'kernels/option',
      () => matchDescriptors(left(), tensor1d([1, 2]) as never as Tensor2D),
    ],
    ['no tensor', 'kernels/not-an-image', () => matchDescriptors(left(), [[1, 2]] as never)],
    ['what is disposed', 'kernels/disposed', () => matchDescriptors(disposed(), right())],
    [
      'whole numbers',
      'kernels/dtype',
      () => matchDescriptors(left(), tensor2d([[1, 2]], [1, 2], 'int32')),
    ],
  ])('refuses %s', async (_, code, work) => {
    await setBackend('cpu')
    tidy(() => {
      expect(() => work()).toThrow(expect.objectContaining({ code }))
    })
  })
})
