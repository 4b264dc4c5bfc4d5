import { grad, randomNormal, square, sum, type Tensor, tidy } from '@tensorflow/tfjs-core'
import { it } from 'vitest'
import { inEveryWay, inEveryWayWithGradients } from '../../test/backends.js'
import { weighed } from '../../test/gradients.js'
import { holdGradient, holdTo } from '../../test/hold-to.js'
import { geometry } from '../../test/trials/geometry.js'
import { type Image, resize, rotate } from '../index.js'

inEveryWay(() => {
  it.each([
    ['resize', 186],
    ['rotate', 93],
    ['affine', 76],
    ['perspective', 66],
    ['pad', 65],
    ['flip', 18],
    ['crop', 8],
    ['integralImage', 9],
    ['boxSums', 4],
    ['gaussianPyramid', 30],
    ['laplacianPyramid', 30],
  ])('%s gives what OpenCV, Pillow, scikit-image and NumPy give', (operation, count) => {
    holdTo(geometry, operation, count)
  })
})

inEveryWayWithGradients(() => {
  it.each(Object.keys(geometry.gradients))('%s: as finite differences', (name) => {
    tidy(() => {
      const image = randomNormal([5, 7, 2], 0, 1, 'float32', 3)
      holdGradient(weighed(geometry.gradients[name]!), image)
    })
  })

  it.each<[string, (image: Image) => Image]>([
    ['resize', (image) => resize(image, { height: 4, width: 9 })],
    ['rotate', (image) => rotate(image, { angleDegrees: 20 })],
  ])('of gradients, for penalties on them: %s', (_, operation) => {
    tidy(() => {
      const energy = (x: Tensor) => sum(square(operation(x as Image))) as Tensor
      const penalty = (x: Tensor) => sum(square(grad(energy)(x))) as Tensor
      const image = randomNormal([4, 5], 0, 1, 'float32', 5)
      holdGradient(penalty, image)
    })
  })
})
