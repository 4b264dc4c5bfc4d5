import { type Rank, tensor2d, tensor3d, tidy, zeros } from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { inEveryWay } from '../../test/backends.js'
import { keypointPicture, matchPicture } from '../index.js'

/** A sign for each pixel: of its red, green and blue. */
const drawn = (values: ArrayLike<number>, width: number, signs: Record<string, string>) => {
  const lines: string[] = []
  for (let at = 0; at < values.length; at += 3 * width) {
    const pixels = Array.from({ length: width }, (_, x) =>
      [0, 1, 2].map((channel) => values[at + 3 * x + channel]).join(),
    )
    lines.push(pixels.map((pixel) => signs[pixel] ?? '?').join(''))
  }
  return lines
}

const spot = { y: 4, x: 5, sigma: 2 ** 0.5 * 1.5, response: 1, octave: 0 }

inEveryWay(() => {
  it('draws keypoints as large as they are, in their direction', () => {
    tidy(() => {
      const picture = keypointPicture(zeros<Rank.R2>([9, 11]), [{ ...spot, angleDegrees: 90 }], {
        dataRange: 255,
      })
      expect(picture.shape).toEqual([9, 11, 3])
      expect(drawn(picture.dataSync(), 11, { '0,0,0': '.', '255,255,0': 'o' })).toEqual([
        '...........',
        '....ooo....',
        '...o...o...',
        '..o.....o..',
        '..o..o..o..',
        '..o..o..o..',
        '...o.o.o...',
        '....ooo....',
        '...........',
      ])
    })
  })

  it('keeps the image beside, and lets circles go beyond it', () => {
    tidy(() => {
      const image = tensor3d([0.25, 0.5, 0.75, 1], [2, 2, 1])
      const picture = keypointPicture(image, [{ ...spot, angleDegrees: 0 }])
      const [a, b, c, d] = [0.25, 0.5, 0.75, 1]
      expect([...picture.dataSync()]).toEqual([a, a, a, b, b, b, c, c, c, d, d, d])
      expect([...keypointPicture(image, []).dataSync()]).toEqual([...picture.dataSync()])
    })
  })

  it('draws lines between images side by side', () => {
    tidy(() => {
      const [one, other] = [zeros([3, 4]), tensor2d([[0.5, 0.5, 0.5]])] as const
      const from = [
        { y: 0, x: 1 },
        { y: 2, x: 0.2 },
      ]
      const to = [
        { y: 0, x: 1 },
        { y: 2, x: 2 },
      ]
      const picture = matchPicture(one as never, other, from, to)
      expect(picture.shape).toEqual([3, 7, 3])
      const signs = { '0,0,0': '.', '0.5,0.5,0.5': ':', '1,1,0': 'a', '0,1,1': 'b' }
      expect(drawn(picture.dataSync(), 7, signs)).toEqual(['.aaaaa:', '.......', 'bbbbbbb'])
    })
  })

  it.each<[string, string, () => unknown]>([
    ['colours', 'kernels/option', () => keypointPicture(zeros<Rank.R3>([2, 2, 3]), [])],
    ['a list', 'kernels/rank', () => keypointPicture(zeros([2]) as never, [])],
    ['no tensor', 'kernels/not-an-image', () => keypointPicture([] as never, [])],
    [
      'a range of 0',
      'kernels/option',
      () => keypointPicture(tensor2d([[1]]), [], { dataRange: 0 }),
    ],
    [
      'unequal numbers',
      'kernels/option',
      () => matchPicture(tensor2d([[1]]), tensor2d([[1]]), [{ y: 0, x: 0 }], []),
    ],
    [
      'several images',
      'kernels/option',
      () => matchPicture(zeros([1, 2, 2, 1]) as never, tensor2d([[1]]), [], []),
    ],
  ])('refuses %s', (_, code, work) => {
    tidy(() => {
      expect(() => work()).toThrow(expect.objectContaining({ code }))
    })
  })
})
