import { tensor2d, tensor3d, tidy } from '@tensorflow/tfjs-core'
import { afterEach, expect, it, vi } from 'vitest'
import { onCpu } from '../../test/on-cpu.js'
import { fromBitmap, fromCanvas, fromImageData, toCanvas, toImageData } from './index.js'

onCpu()
afterEach(() => {
  vi.unstubAllGlobals()
})

const data = Uint8ClampedArray.of(255, 0, 51, 255, 1, 2, 3, 4)
const pixels = { data, height: 1, width: 2 }

/** A canvas as far as it is used here. */
class Canvas {
  drawn: unknown[] = []
  pixels: unknown = pixels
  constructor(
    public width: number,
    public height: number,
  ) {}
  getContext(kind: string) {
    return kind === '2d' ? this : null
  }
  drawImage(image: unknown) {
    this.drawn.push(image)
  }
  getImageData(_x: number, _y: number, width: number, height: number) {
    return { ...(this.pixels as object), width, height }
  }
  putImageData(image: unknown) {
    this.pixels = image
  }
}

const canvasOf = (width: number, height: number) =>
  new Canvas(width, height) as Canvas & HTMLCanvasElement

it('keeps alpha, or leaves it out where that is asked for', () => {
  tidy(() => {
    const four = fromImageData(pixels)
    expect(four.shape).toEqual([1, 2, 4])
    expect([...four.dataSync()]).toEqual([...data])
    const three = fromImageData(pixels, { channels: 3, dataRange: 1 })
    expect(three.shape).toEqual([1, 2, 3])
    const expected = [1, 0, 0.2, 1 / 255, 2 / 255, 3 / 255]
    expect([...three.dataSync()]).toEqual(expected.map(Math.fround))
  })
})

it('shows gray, and what has no alpha, as opaque', async () => {
  const images = [
    tensor2d([[0, 0.5, 2]]),
    tensor3d([[[0.2, 0.4]]]),
    tensor3d([[[0, 0.2, 1]]]),
    tensor3d([[[0, 0.2, 1, 0.6]]]),
  ]
  const found = await Promise.all(images.map((image) => toImageData(image)))
  expect(found.map(({ data }) => [...data])).toEqual([
    [0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255],
    [51, 51, 51, 102],
    [0, 51, 255, 255],
    [0, 51, 255, 153],
  ])
  expect(found[0]).toMatchObject({ width: 3, height: 1 })
  for (const image of images) image.dispose()
})

it('makes an ImageData where there are such', async () => {
  class ImageData {
    constructor(
      readonly data: Uint8ClampedArray,
      readonly width: number,
      readonly height: number,
    ) {}
  }
  vi.stubGlobal('ImageData', ImageData)
  const image = tensor2d([[1], [0]])
  const found = await toImageData(image, { dataRange: 1 })
  expect(found).toBeInstanceOf(ImageData)
  expect(found).toMatchObject({ width: 1, height: 2 })
  image.dispose()
})

it('reads a canvas and writes to one, which gets the size of the image', async () => {
  const image = fromCanvas(canvasOf(2, 1), { channels: 3 })
  expect([...image.dataSync()]).toEqual([255, 0, 51, 1, 2, 3])
  const canvas = canvasOf(300, 150)
  await toCanvas(image, canvas, { dataRange: 255 })
  expect([canvas.width, canvas.height]).toEqual([2, 1])
  const back = fromCanvas(canvas)
  expect([...back.dataSync()]).toEqual([255, 0, 51, 255, 1, 2, 3, 255])
  image.dispose()
  back.dispose()
})

it('draws a bitmap on a canvas of its own', () => {
  vi.stubGlobal('OffscreenCanvas', Canvas)
  const image = fromBitmap({ width: 2, height: 1 } as ImageBitmap)
  expect([...image.dataSync()]).toEqual([...data])
  image.dispose()
})

it.each<[string, string, () => unknown]>([
  [
    'no pixels',
    'kernels/option',
    () => fromImageData({ data: new Uint8Array(0), height: 0, width: 0 }),
  ],
  ['pixels that are too few', 'kernels/option', () => fromImageData({ ...pixels, height: 2 })],
  ['no ImageData', 'kernels/option', () => fromImageData({} as never)],
  ['5 channels', 'kernels/option', () => fromImageData(pixels, { channels: 5 as never })],
  ['dataRange NaN', 'kernels/option', () => fromImageData(pixels, { dataRange: Number.NaN })],
  ['a bitmap in Node', 'kernels/canvas', () => fromBitmap({ width: 1, height: 1 } as ImageBitmap)],
  [
    'a canvas with another context',
    'kernels/canvas',
    () => fromCanvas({ width: 1, height: 1, getContext: () => null } as never),
  ],
  [
    'pictures from elsewhere',
    'kernels/canvas',
    () => {
      const canvas = canvasOf(1, 1)
      canvas.getImageData = () => {
        throw new Error('The canvas has been tainted by cross-origin data.')
      }
      return fromCanvas(canvas)
    },
  ],
])('refuses %s: %s', (_, code, work) => {
  expect(work).toThrow(expect.objectContaining({ code }))
})
