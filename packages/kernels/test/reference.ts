import { type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import { expect } from 'vitest'
import type { Image } from '../src/index.js'
import { apart } from './apart.js'

/** Where a reference is large its values are float32 in base64. */
export const floats = (base64: string): Float32Array =>
  new Float32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer)

interface ReferenceImage {
  readonly shape: readonly number[]
  readonly values: readonly number[] | string
}

/** The caller knows of what rank it is. */
export const imageOf = <T extends Image>({ shape, values }: ReferenceImage): T =>
  tensor(typeof values === 'string' ? floats(values) : [...values], [...shape] as [
    number,
  ]) as Tensor as T

interface Reference {
  readonly images: Readonly<Record<string, ReferenceImage>>
  readonly cases: readonly {
    readonly image: string
    readonly options: object
    readonly values: readonly number[]
  }[]
}

/** Holds an operation to each case of a reference, to 1e-5 of 1 or of the value where that is more. */
export const holdTo = (
  { images, cases }: Reference,
  operation: (image: Image, options: never) => Image,
): void => {
  for (const { image, options, values } of cases) {
    tidy(() => {
      const one = imageOf(images[image]!)
      const filtered = operation(one, options as never)
      expect(filtered.shape).toEqual(one.shape)
      const difference = apart(filtered.dataSync(), values)
      expect(difference, `${image} ${JSON.stringify(options)}`).toBeLessThan(1e-5)
    })
  }
}
