import { inflateSync } from 'node:zlib'
import {
  engine,
  grad,
  KernelBackend,
  mul,
  randomNormal,
  registerBackend,
  removeBackend,
  setBackend,
  sum,
  type Tensor,
  type Tensor2D,
  tensor2d,
  tensor3d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { inEveryWay } from '../../test/backends.js'
import { type CannyOptions, canny, type Image } from '../index.js'
import reference from './canny.reference.json' with { type: 'json' }

const unpacked = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(inflateSync(Buffer.from(text, 'base64')))

type Name = keyof typeof reference.images

/** Whole numbers from 0 to 255, or 255ths. */
const imageOf = (name: Name, unit: number): Tensor2D => {
  const { shape, values } = reference.images[name]
  return tensor2d(
    Float32Array.from(unpacked(values), (value) => value / unit),
    shape as [number, number],
  )
}

const bitsOf = (text: string, size: number): Uint8Array => {
  const bytes = unpacked(text)
  return Uint8Array.from({ length: size }, (_, i) => (bytes[i >> 3]! >> (7 - (i & 7))) & 1)
}

/** How many pixels differ. */
const differing = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
  expect(one.length).toBe(other.length)
  let count = 0
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) count++
  return count
}

inEveryWay(() => {
  it.each(Object.keys(reference.images) as Name[])(
    'finds the edges of scikit-image and of OpenCV, pixel by pixel: %s',
    (name) => {
      const cases = reference.cases.filter(({ image }) => image === name)
      expect(cases.length).toBeGreaterThan(7)
      for (const { options, edges, magnitude, count } of cases) {
        tidy(() => {
          const image = imageOf(name, 'variant' in options ? 1 : 255)
          const found = canny(image, options as CannyOptions)
          expect(found.edges.dtype).toBe('bool')
          expect(found.edges.shape).toEqual(image.shape)
          const told = bitsOf(edges, image.size)
          const words = `${name} ${JSON.stringify(options)} ${count}`
          expect(differing(found.edges.dataSync(), told), words).toBe(0)
          if (magnitude) {
            const expected = new Float32Array(unpacked(magnitude).buffer)
            expect(differing(found.magnitude.dataSync(), expected), words).toBe(0)
          }
        })
      }
    },
  )
})
