import { gather, pad, type Tensor4D, tensor1d } from '@tensorflow/tfjs-core'
import { type Edges, sourcesFor } from './border.js'

/** Images with what a centred window `height` by `width` sees beyond their edges, made of tensors. */
export const padImages = (
  images: Tensor4D,
  { height, width }: { readonly height: number; readonly width: number },
  { border, borderValue }: Edges,
): Tensor4D => {
  const [, rows, columns] = images.shape
  const [y, x] = [height >> 1, width >> 1]
  const none: [number, number] = [0, 0]
  const sources = (length: number, size: number) =>
    tensor1d(sourcesFor(length, size, border), 'int32')
  return border === 'constant'
    ? pad(images, [none, [y, y], [x, x], none], borderValue)
    : gather(gather(images, sources(rows, height), 1), sources(columns, width), 2)
}
