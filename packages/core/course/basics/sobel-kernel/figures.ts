import type { Language } from '@firstgrad/errors'
import { type Figure, imshow, lineChart, subplots } from '@firstgrad/viz'

const texts = {
  en: {
    edges: 'The two kernels and their edges',
    image: 'photo as the kernels see it',
    k1: 'k1: darker downward (red)',
    k2: 'k2: brighter to the right (red)',
    magnitude: 'edges: √(k1² + k2²)',
    kept: 'What a blur leaves of noise and of edges',
    sigma: 'blur σ, pixels',
    share: 'share of the answer without blur',
    noise: 'noise',
    strong: 'strong edges',
  },
  'zh-CN': {
    edges: '两个卷积核与边缘',
    image: '卷积核看到的照片',
    k1: 'k1：向下变暗（红）',
    k2: 'k2：向右变亮（红）',
    magnitude: '边缘：√(k1² + k2²)',
    kept: '模糊之后，噪声与边缘各剩多少',
    sigma: '模糊 σ（像素）',
    share: '与不模糊时的响应之比',
    noise: '噪声',
    strong: '强边缘',
  },
} as const

export interface Pictures {
  readonly image: ArrayLike<number>
  readonly k1: ArrayLike<number>
  readonly k2: ArrayLike<number>
  readonly magnitude: ArrayLike<number>
}

export const edgesFigure = (
  language: Language,
  shape: readonly [height: number, width: number],
  pictures: Pictures,
): Figure => {
  const t = texts[language]
  const of = (data: ArrayLike<number>) => ({ data, shape })
  return subplots(2, 2, {
    title: t.edges,
    figures: [
      imshow({ title: t.image, image: of(pictures.image), cmap: 'gray', vmin: 0, vmax: 255 }),
      imshow({ title: t.k1, image: of(pictures.k1), center: 0 }),
      imshow({ title: t.k2, image: of(pictures.k2), center: 0 }),
      imshow({ title: t.magnitude, image: of(pictures.magnitude), cmap: 'gray' }),
    ],
  })
}

/** What was measured at one blur. */
export interface Kept {
  readonly sigma: number
  readonly noise: number
  readonly edges: number
}

export const keptFigure = (language: Language, kept: readonly Kept[]): Figure => {
  const t = texts[language]
  const x = kept.map(({ sigma }) => sigma)
  return lineChart({
    title: t.kept,
    x: { label: t.sigma, domain: [0, 3] },
    y: { label: t.share, domain: [0, 1] },
    series: [
      { name: t.noise, x, y: kept.map(({ noise }) => noise) },
      { name: t.strong, x, y: kept.map(({ edges }) => edges) },
    ],
  })
}
