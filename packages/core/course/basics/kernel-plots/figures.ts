import type { Language } from '@firstgrad/errors'
import { kernelPicture } from '@firstgrad/kernels'
import { animation, type Figure, imshow, lineChart } from '@firstgrad/viz'
import * as tf from '@tensorflow/tfjs-core'
import { count } from './banks.js'

const texts = {
  en: {
    kernels: (start: string, step: number) => `${start}: the eight kernels after ${step} steps`,
    film: 'The eight kernels while they learn',
    cosine: 'How far the kernels have turned from their start',
    step: 'step',
    axis: 'cosine to the start',
    starts: { random: 'Random start', sobel: 'Sobel start', gabor: 'Gabor start' },
  },
  'zh-CN': {
    kernels: (start: string, step: number) => `${start}：八个卷积核，第 ${step} 步之后`,
    film: '八个卷积核的学习过程',
    cosine: '卷积核离起点转了多远',
    step: '步',
    axis: '与起点的余弦',
    starts: { random: '随机起点', sobel: 'Sobel 起点', gabor: 'Gabor 起点' },
  },
} as const

type Start = keyof (typeof texts)['en']['starts']

interface Kernels {
  readonly weights: Float32Array
  readonly size: number
  readonly start: Start
  readonly step: number
}

/** Each kernel by its own largest |weight|, 0 white: what the task of this exercise makes. */
export const kernelsFigure = async (
  language: Language,
  { weights, size, start, step }: Kernels,
): Promise<Figure> => {
  const t = texts[language]
  const picture = tf.tidy(() =>
    kernelPicture(tf.tensor4d(weights, [size, size, 1, count]), { columns: 4 }),
  )
  try {
    return imshow({
      title: t.kernels(t.starts[start], step),
      image: { data: await picture.data(), shape: picture.shape },
      vmin: -1,
      vmax: 1,
      center: 0,
    })
  } finally {
    picture.dispose()
  }
}

export const filmFigure = (language: Language, frames: readonly Figure[]): Figure =>
  animation({ title: texts[language].film, frames })

/** How the kernels of one start have turned so far. */
export interface Turning {
  readonly start: Start
  readonly steps: readonly number[]
  readonly cosines: readonly number[]
}

export const cosineFigure = (language: Language, turnings: readonly Turning[]): Figure => {
  const t = texts[language]
  return lineChart({
    title: t.cosine,
    x: { label: t.step },
    y: { label: t.axis, domain: [0, 1] },
    series: turnings.map(({ start, steps, cosines }) => ({
      name: t.starts[start],
      x: steps,
      y: cosines,
    })),
  })
}
