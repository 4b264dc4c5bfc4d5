import { type Tensor, tensor } from '@tensorflow/tfjs-core'
import type { Image } from '../src/index.js'

/** Where a reference is large its values are float32 in base64. */
export const floats = (base64: string): Float32Array =>
  new Float32Array(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)).buffer)

export interface ReferenceImage {
  readonly shape: readonly number[]
  readonly values: readonly number[] | string
}

/** The caller knows of what rank it is. */
export const imageOf = <T extends Image>({ shape, values }: ReferenceImage): T =>
  tensor(typeof values === 'string' ? floats(values) : [...values], [...shape] as [
    number,
  ]) as Tensor as T
