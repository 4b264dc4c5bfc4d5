import type { Language } from '@firstgrad/errors'
import { type Figure, imageGrid, lineChart } from '@firstgrad/viz'
import type { Picture } from './pictures.js'

const words = {
  en: {
    painting: 'The photograph in the style of the other picture',
    photo: 'content',
    style: 'style',
    now: (step: number) => `step ${step}`,
    steps: 'Step by step',
    losses: 'What is made small',
    step: 'step',
    loss: 'loss',
    styleLoss: 'style',
    contentLoss: 'content',
  },
  'zh-CN': {
    painting: '把另一幅图的风格画到照片上',
    photo: '内容',
    style: '风格',
    now: (step: number) => `第 ${step} 步`,
    steps: '一步步变化',
    losses: '被减小的量',
    step: '步数',
    loss: '损失',
    styleLoss: '风格',
    contentLoss: '内容',
  },
} as const

interface Measured {
  readonly step: number
  readonly style: number
  readonly content: number
}

export const figuresOf = (photo: Picture, style: Picture, language: Language) => {
  const w = words[language]
  const kept: (readonly [number, Picture])[] = []
  const measured: Measured[] = []
  return {
    measured(losses: Measured) {
      measured.push(losses)
    },
    keep(step: number, picture: Picture) {
      kept.push([step, picture])
    },
    painting: (step: number, now: Picture): Figure =>
      imageGrid({
        title: w.painting,
        columns: 3,
        images: [photo, style, now],
        captions: [w.photo, w.style, w.now(step)],
      }),
    steps: (): Figure =>
      imageGrid({
        title: w.steps,
        columns: 3,
        images: kept.map(([, picture]) => picture),
        captions: kept.map(([step]) => w.now(step)),
      }),
    losses: (): Figure => {
      const x = measured.map(({ step }) => step)
      return lineChart({
        title: w.losses,
        x: { label: w.step },
        y: { label: w.loss, scale: 'log' },
        series: [
          { name: w.styleLoss, x, y: measured.map(({ style }) => style) },
          { name: w.contentLoss, x, y: measured.map(({ content }) => content) },
        ],
      })
    },
  }
}
