import type { Language } from '@firstgrad/errors'
import { type Figure, heatmap, imshow, subplots } from '@firstgrad/viz'
import type { Kernel } from './kernels.js'

interface Picture {
  readonly height: number
  readonly width: number
  readonly values: Float32Array
}

const numbers = ({ height, width, values }: Picture) => ({ data: values, shape: [height, width] })

const texts = {
  en: {
    answer: 'The photo and what the kernel answers',
    photo: 'photo, grey values',
    answers: (height: number, width: number) => `answer, ${height} × ${width}`,
    window: (row: number, column: number) =>
      `The strongest answer, row ${row}, column ${column}: nine pixels, nine weights, one number`,
    pixels: 'pixels',
    weights: 'weights',
    products: (sum: string) => `products, in all ${sum}`,
    impulse: 'One white pixel',
    pixel: 'picture',
    kernel: 'kernel',
    response: 'answer',
  },
  'zh-CN': {
    answer: '照片与卷积核的输出',
    photo: '照片（灰度）',
    answers: (height: number, width: number) => `输出，${height} × ${width}`,
    window: (row: number, column: number) =>
      `最强的输出，第 ${row} 行第 ${column} 列：九个像素、九个权重，得一个数`,
    pixels: '像素',
    weights: '权重',
    products: (sum: string) => `乘积，总和 ${sum}`,
    impulse: '一个白色像素',
    pixel: '图像',
    kernel: '卷积核',
    response: '输出',
  },
} as const

/** What has not been answered yet is NaN and stays clear. */
export const answerFigure = (
  language: Language,
  photo: Picture,
  answer: Picture,
  isSigned: boolean,
): Figure => {
  const t = texts[language]
  const grey = { cmap: 'gray', vmin: 0, vmax: 255 } as const
  return subplots(1, 2, {
    title: t.answer,
    figures: [
      imshow({ title: t.photo, image: numbers(photo), ...grey }),
      imshow({
        title: t.answers(answer.height, answer.width),
        image: numbers(answer),
        ...(isSigned ? { center: 0 } : grey),
      }),
    ],
  })
}

/** One place of the kernel: what lies beneath it, what it weighs with, and what comes out. */
export const windowFigure = (
  language: Language,
  place: { readonly row: number; readonly column: number },
  pixels: Kernel,
  kernel: Kernel,
): Figure => {
  const t = texts[language]
  const products = kernel.map((row, i) => row.map((weight, j) => weight * pixels[i]![j]!))
  const sum = products.flat().reduce((a, b) => a + b, 0)
  return subplots(1, 3, {
    title: t.window(place.row, place.column),
    figures: [
      heatmap({ title: t.pixels, values: pixels, cmap: 'gray', vmin: 0, vmax: 255 }),
      heatmap({ title: t.weights, values: kernel, center: 0 }),
      heatmap({
        title: t.products(String(Math.round(sum * 10) / 10)),
        values: products,
        center: 0,
      }),
    ],
  })
}

export const impulseFigure = (
  language: Language,
  impulse: Picture,
  kernel: Kernel,
  response: Picture,
): Figure => {
  const t = texts[language]
  return subplots(1, 3, {
    title: t.impulse,
    figures: [
      heatmap({ title: t.pixel, values: numbers(impulse), cmap: 'gray' }),
      heatmap({ title: t.kernel, values: kernel, center: 0 }),
      heatmap({ title: t.response, values: numbers(response), center: 0 }),
    ],
  })
}
