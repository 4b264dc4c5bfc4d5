import {
  ResizeBilinearGrad,
  ResizeNearestNeighborGrad,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import { kernel, type OwnKernel } from '../kernel.js'
import { bilinear, nearest, type Resizing, sourceBytes, writeSources } from './sources.js'

/**
 * The gradient of what the forward pass computes, pixel for pixel. TensorFlow.js's own kernels know
 * no halfPixelCenters here, though its forward passes do.
 */
const gradient = (name: string, rule: typeof bilinear): OwnKernel =>
  kernel<{ images: TensorInfo; dy: TensorInfo }, Resizing>(
    name,
    ({ assembly, heap, pool }, { inputs, attrs }) => {
      const { images, dy } = inputs
      if (images.dtype !== 'float32' || dy.dtype !== 'float32') return
      const [batch, height, width, channels] = images.shape as [number, number, number, number]
      const [dyHeight, dyWidth] = dy.shape.slice(1) as [number, number]
      const dx = heap.output(images.shape)
      const rows = heap.scratch(sourceBytes * (dyHeight + dyWidth))
      const columns = rows + sourceBytes * dyHeight
      writeSources(heap, rows, rule, dyHeight, height, attrs)
      writeSources(heap, columns, rule, dyWidth, width, attrs)
      assembly.resizeGradient(
        pool.control,
        heap.address(dy),
        heap.address(dx),
        rows,
        columns,
        batch,
        height,
        width,
        channels,
        dyHeight,
        dyWidth,
      )
      return dx
    },
  )

export const resizeGradients: readonly OwnKernel[] = [
  gradient(ResizeBilinearGrad, bilinear),
  gradient(ResizeNearestNeighborGrad, nearest),
]
