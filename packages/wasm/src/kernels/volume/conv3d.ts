import {
  backend_util,
  Conv3D,
  type Conv3DAttrs,
  Conv3DBackpropFilterV2,
  type Conv3DBackpropFilterV2Attrs,
  Conv3DBackpropInputV2,
  type Conv3DBackpropInputV2Attrs,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core'
import type { Engine } from '../../engine.js'
import { convolutionGradient } from '../conv/gradient.js'
import { kernel, type OwnKernel } from '../kernel.js'
import { outputShape, type Window, windowBytes, writeWindow } from '../pool/window.js'

type Shape5D = [number, number, number, number, number]

/** The window of a filter `[depth, height, width, inChannels, outChannels]` over `[batch, depth, height, width, channels]`. */
const windowOf = (
  x: readonly number[],
  filter: readonly number[],
  { strides, dilations, pad }: Pick<Conv3DAttrs, 'strides' | 'pad'> & Partial<Conv3DAttrs>,
): Window => {
  const info = backend_util.computeConv3DInfo(
    x as Shape5D,
    filter as Shape5D,
    strides,
    dilations ?? 1,
    pad,
  )
  return {
    batch: info.batchSize,
    inSize: [info.inDepth, info.inHeight, info.inWidth],
    inChannels: info.inChannels,
    outSize: [info.outDepth, info.outHeight, info.outWidth],
    outChannels: info.outChannels,
    filter: [info.filterDepth, info.filterHeight, info.filterWidth],
    strides: [info.strideDepth, info.strideHeight, info.strideWidth],
    pad: [info.padInfo.front, info.padInfo.top, info.padInfo.left],
    dilations: [info.dilationDepth, info.dilationHeight, info.dilationWidth],
  }
}

/** Some planes of one output, and the matrix of what lay under their windows. */
interface Piece {
  readonly window: number
  readonly patches: number
  /** Working memory of products, and room for one filter. */
  readonly scratch: number
  readonly filter: number
  /** The planes [first, last). */
  readonly first: number
  readonly last: number
  /** Rows of the matrix. */
  readonly rows: number
  /** Numbers of x and of y that come before. */
  readonly xBefore: number
  readonly yBefore: number
}

/** Numbers of patches at a time: few, so that they stay in the caches and scratch stays small. */
const patchesAtOnce = 2 ** 20

const columnsOf = ({ filter, inChannels }: Window): number =>
  filter[0] * filter[1] * filter[2] * inChannels

/** Runs a kernel on so many planes of an output at a time as fit. */
const inPieces = (
  { assembly, heap, pool }: Engine,
  window: Window,
  run: (piece: Piece) => void,
): void => {
  const { batch, inSize, inChannels, outSize, outChannels } = window
  const columns = columnsOf(window)
  const plane = outSize[1] * outSize[2]
  const planes = Math.min(outSize[0], Math.max(1, Math.floor(patchesAtOnce / (plane * columns))))
  const product = (m: number, n: number, k: number) => assembly.gemmScratch(m, n, k, pool.threads)
  const [rows, made] = [planes * plane, outChannels]
  const productBytes = Math.max(
    product(rows, made, columns),
    product(columns, made, rows),
    product(rows, columns, made),
  )
  const lined = (bytes: number) => Math.ceil(bytes / 64) * 64
  const patchBytes = lined(4 * rows * columns)
  const filterBytes = lined(4 * columns * made)
  const at = heap.scratch(windowBytes + patchBytes + filterBytes + productBytes)
  writeWindow(heap, at, window)
  const patches = at + windowBytes
  for (let image = 0; image < batch; image++) {
    for (let first = 0; first < outSize[0]; first += planes) {
      const last = Math.min(first + planes, outSize[0])
      run({
        window: at,
        patches,
        filter: patches + patchBytes,
        scratch: patches + patchBytes + filterBytes,
        first,
        last,
        rows: (last - first) * plane,
        xBefore: image * inSize[0] * inSize[1] * inSize[2] * inChannels,
        yBefore: (image * outSize[0] + first) * plane * outChannels,
      })
    }
  }
}

/** C[m, n] = A[m, k] B[k, n]: addresses and, for each side, the numbers between rows and between columns. */
const multiply = (
  { assembly, pool }: Engine,
  a: readonly [number, number, number],
  b: readonly [number, number, number],
  c: number,
  size: readonly [number, number, number],
  scratch: number,
): void => assembly.gemm(pool.control, ...a, ...b, c, ...size, 0, 0, 0, 0, scratch)

const forward = kernel<{ x: TensorInfo; filter: TensorInfo }, Conv3DAttrs>(
  Conv3D,
  (engine, { inputs, attrs }) => {
    const { assembly, heap, pool } = engine
    const { x, filter } = inputs
    if (x.dtype !== 'float32' || filter.dtype !== 'float32') return
    const window = windowOf(x.shape, filter.shape, attrs)
    const y = heap.output(outputShape(x, window))
    const [columns, made] = [columnsOf(window), window.outChannels]
    const [from, weights, to] = [heap.address(x), heap.address(filter), heap.address(y)]
    inPieces(engine, window, (piece) => {
      const { patches, first, last, rows, scratch } = piece
      assembly.volumePatches(
        pool.control,
        piece.window,
        from + 4 * piece.xBefore,
        patches,
        first,
        last,
      )
      const at = to + 4 * piece.yBefore
      const size = [rows, made, columns] as const
      multiply(engine, [patches, columns, 1], [weights, made, 1], at, size, scratch)
    })
    return y
  },
)

const backpropInput = kernel<{ dy: TensorInfo; filter: TensorInfo }, Conv3DBackpropInputV2Attrs>(
  Conv3DBackpropInputV2,
  (engine, { inputs, attrs }) => {
    const { assembly, heap, pool } = engine
    const { dy, filter } = inputs
    if (dy.dtype !== 'float32' || filter.dtype !== 'float32') return
    const window = windowOf(attrs.inputShape, filter.shape, attrs)
    const dx = heap.output(attrs.inputShape)
    const [columns, made] = [columnsOf(window), window.outChannels]
    const [from, weights, to] = [heap.address(dy), heap.address(filter), heap.address(dx)]
    heap.view(dx).fill(0)
    inPieces(engine, window, (piece) => {
      const { patches, first, last, rows, scratch } = piece
      const by = from + 4 * piece.yBefore
      const size = [rows, columns, made] as const
      multiply(engine, [by, made, 1], [weights, 1, made], patches, size, scratch)
      assembly.volumeScatter(
        pool.control,
        piece.window,
        to + 4 * piece.xBefore,
        patches,
        first,
        last,
      )
    })
    return dx
  },
)

const backpropFilter = kernel<{ x: TensorInfo; dy: TensorInfo }, Conv3DBackpropFilterV2Attrs>(
  Conv3DBackpropFilterV2,
  (engine, { inputs, attrs }) => {
    const { assembly, heap, pool } = engine
    const { x, dy } = inputs
    if (x.dtype !== 'float32' || dy.dtype !== 'float32') return
    const window = windowOf(x.shape, attrs.filterShape, attrs)
    const dFilter = heap.output(attrs.filterShape)
    const [columns, made] = [columnsOf(window), window.outChannels]
    const [from, gradient] = [heap.address(x), heap.address(dy)]
    const size = util.sizeFromShape(attrs.filterShape)
    heap.view(dFilter).fill(0)
    inPieces(engine, window, (piece) => {
      const { patches, first, last, rows, scratch } = piece
      assembly.volumePatches(
        pool.control,
        piece.window,
        from + 4 * piece.xBefore,
        patches,
        first,
        last,
      )
      const by = gradient + 4 * piece.yBefore
      const shape = [columns, made, rows] as const
      multiply(engine, [patches, 1, columns], [by, made, 1], piece.filter, shape, scratch)
      const [sum, part] = [heap.view(dFilter), piece.filter / 4]
      for (let i = 0; i < size; i++) {
        sum[i] = (sum[i] as number) + (heap.floats[part + i] as number)
      }
    })
    return dFilter
  },
)

const gradient = convolutionGradient(Conv3DBackpropInputV2, Conv3DBackpropFilterV2)

/** Convolutions of volumes, as products of matrices. TensorFlow.js's own gradients are wrong. */
export const volumeConvolutions: readonly OwnKernel[] = [
  { ...forward, gradient },
  backpropInput,
  backpropFilter,
]
