import type { Language } from '@firstgrad/errors'
import { bar, confusionMatrix, type Figure, scatter } from '@firstgrad/viz'

const texts = {
  en: {
    confusion: 'What is taken for what, among rows that it has never seen',
    answers: (name: string) => `${name}: what is true, and what the model says`,
    truth: 'truth',
    answer: 'answer',
    rows: 'rows',
    exact: 'answer = truth',
    weight: 'How much worse it gets without a column',
    loss: 'loss with the column shuffled, less the loss with it',
  },
  'zh-CN': {
    confusion: '在没见过的行中，把什么认成了什么',
    answers: (name: string) => `${name}：真实值与模型的回答`,
    truth: '真实值',
    answer: '回答',
    rows: '各行',
    exact: '回答 = 真实值',
    weight: '缺了某一列会差多少',
    loss: '打乱该列后的损失减去原来的损失',
  },
}

export const confusionFigure = (
  classes: readonly string[],
  labels: Uint8Array,
  answers: Uint8Array,
  language: Language,
): Figure =>
  confusionMatrix({ title: texts[language].confusion, classes, labels, predictions: answers })

export const answersFigure = (
  name: string,
  truth: Float32Array,
  answers: Float32Array,
  language: Language,
): Figure => {
  const words = texts[language]
  const [low, high] = [Math.min(...truth), Math.max(...truth)]
  return scatter({
    title: words.answers(name),
    x: { label: words.truth },
    y: { label: words.answer },
    series: [
      { name: words.rows, x: truth, y: answers },
      {
        name: words.exact,
        x: Array.from({ length: 40 }, (_, i) => low + ((high - low) * i) / 39),
        y: Array.from({ length: 40 }, (_, i) => low + ((high - low) * i) / 39),
      },
    ],
  })
}

const mostColumns = 15

/** @param weights how much the loss rises when a column is shuffled, by its name */
export const weightsFigure = (weights: ReadonlyMap<string, number>, language: Language): Figure => {
  const first = [...weights].sort(([, a], [, b]) => b - a).slice(0, mostColumns)
  return bar({
    title: texts[language].weight,
    label: texts[language].loss,
    horizontal: true,
    categories: first.map(([name]) => name),
    series: [{ name: texts[language].loss, values: first.map(([, value]) => value) }],
  })
}
