import { type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import reference from '../../src/canny/canny.reference.json' with { type: 'json' }
import { type CannyOptions, canny } from '../../src/index.js'
import type { Trial, Trials } from './trial.js'

const unpacked = (text: string): Promise<ArrayBuffer> => {
  const packed = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))
  return new Response(stream).arrayBuffer()
}

const bitsOf = (packed: ArrayBuffer, size: number): Uint8Array => {
  const bytes = new Uint8Array(packed)
  return Uint8Array.from({ length: size }, (_, i) => (bytes[i >> 3]! >> (7 - (i & 7))) & 1)
}

const trialsOf = async ({
  image: name,
  options,
  edges,
  magnitude,
}: (typeof reference.cases)[number]): Promise<readonly Trial[]> => {
  const { shape, values } = reference.images[name as keyof typeof reference.images]
  const unit = 'variant' in options ? 1 : 255
  const pixels = Float32Array.from(new Uint8Array(await unpacked(values)), (value) => value / unit)
  const find = (image: Tensor2D, part: 'edges' | 'magnitude') => {
    const found = canny(image, options as CannyOptions)
    found[part === 'edges' ? 'magnitude' : 'edges'].dispose()
    return found[part]
  }
  const asked = {
    title: `${name} ${JSON.stringify(options)}`,
    input: () => tensor2d(pixels, shape as [number, number]),
    shape,
    needsHost: true,
  }
  const trial = (part: 'edges' | 'magnitude', values: ArrayLike<number>): Trial => ({
    ...{
      ...asked,
      operation: `canny.${part}`,
      run: (image: Tensor2D) => find(image, part),
      values,
    },
    most: Number.MIN_VALUE,
  })
  return [
    trial('edges', bitsOf(await unpacked(edges), pixels.length)),
    ...(magnitude ? [trial('magnitude', new Float32Array(await unpacked(magnitude)))] : []),
  ]
}

/** The edges of scikit-image and of OpenCV, pixel by pixel. */
export const edges = async (): Promise<Trials> => ({
  values: (await Promise.all(reference.cases.map(trialsOf))).flat(),
  gradients: {},
})
