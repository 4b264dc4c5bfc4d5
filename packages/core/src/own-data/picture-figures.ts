import type { Language } from '@firstgrad/errors'
import { confusionMatrix, type Figure, imageGrid } from '@firstgrad/viz'

const texts = {
  en: {
    learned: 'What it learns from',
    confusion: 'What is taken for what, among pictures that it has never seen',
    hardest: 'The hardest: what it is, and what the model says',
    caption: (truth: string, answer: string, share: number) => `${truth}: ${answer} ${share}%`,
  },
  'zh-CN': {
    learned: '用来学习的图片',
    confusion: '在没见过的图片中，把什么认成了什么',
    hardest: '最难的图片：真实类别与模型的回答',
    caption: (truth: string, answer: string, share: number) => `${truth}：${answer} ${share}%`,
  },
}

/** Pictures `[length, size, size, 3]` with their classes. */
export interface Shown {
  readonly classes: readonly string[]
  readonly size: number
  readonly images: Float32Array
  readonly labels: Uint8Array
}

const mostShown = 12

const pictureOf = ({ images, size }: Shown, index: number) => {
  const area = size * size * 3
  const data = images.subarray(index * area, (index + 1) * area)
  return { data, height: size, width: size, channels: 3 as const }
}

/** A few of each class, in turn. */
export const learnedFigure = (shown: Shown, language: Language) => {
  const { classes, labels } = shown
  const own = classes.map((_, label) => [...labels.keys()].filter((i) => labels[i] === label))
  const some = Array.from(
    { length: mostShown },
    (_, i) => own[i % own.length]![Math.floor(i / own.length)],
  ).filter((i) => i !== undefined)
  return imageGrid({
    title: texts[language].learned,
    images: some.map((i) => pictureOf(shown, i)),
    captions: some.map((i) => classes[labels[i]!]!),
    columns: 6,
  })
}

export const confusionFigure = (
  { classes, labels }: Pick<Shown, 'classes' | 'labels'>,
  answers: Uint8Array,
  language: Language,
): Figure =>
  confusionMatrix({ title: texts[language].confusion, classes, labels, predictions: answers })

/** The pictures whose truth the model holds for least likely. */
export const hardestFigure = (
  shown: Shown,
  shares: Float32Array,
  answers: Uint8Array,
  language: Language,
) => {
  const { classes, labels } = shown
  const width = classes.length
  const shareOfTruth = (i: number) => shares[i * width + labels[i]!]!
  const hardest = [...labels.keys()]
    .sort((a, b) => shareOfTruth(a) - shareOfTruth(b))
    .slice(0, mostShown)
  const { hardest: title, caption } = texts[language]
  return imageGrid({
    title,
    images: hardest.map((i) => pictureOf(shown, i)),
    captions: hardest.map((i) => {
      const answer = answers[i]!
      const share = Math.round(shares[i * width + answer]! * 100)
      return caption(classes[labels[i]!]!, classes[answer]!, share)
    }),
    columns: 6,
  })
}
