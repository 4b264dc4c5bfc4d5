import type { Language } from '@firstgrad/errors'
import { bar, type Figure, imageGrid, lineChart, scatter, subplots } from '@firstgrad/viz'
import { type Faces, pictureOf } from '../pets/faces.js'

/** What is told of each pet, in the order of the columns. */
export const quantities = ['age', 'weight', 'looks'] as const

/** The best R² that anyone can reach: the noise of the labels is left. */
export const ceilings = [0.986, 0.987, 0.785]

const texts = {
  en: {
    names: ['age', 'weight', 'looks'],
    units: ['years', 'kg', '1 to 10'],
    faces: 'Some of the pets to learn from',
    caption: (age: string, weight: string, looks: string) => `${age} y, ${weight} kg, ${looks}`,
    learning: 'R² on 600 other pets',
    epoch: 'epoch',
    reached: 'reached',
    ceiling: 'best possible',
    scatters: 'What is true, and what the model says',
    truth: (name: string, unit: string) => `${name} (${unit})`,
    answer: 'answer',
    pets: 'pets',
    exact: 'answer = truth',
  },
  'zh-CN': {
    names: ['年龄', '体重', '颜值'],
    units: ['岁', '千克', '1 到 10'],
    faces: '一部分训练用的宠物',
    caption: (age: string, weight: string, looks: string) => `${age} 岁，${weight} 千克，${looks}`,
    learning: '另外 600 只宠物上的 R²',
    epoch: '轮次',
    reached: '达到',
    ceiling: '可能的最好值',
    scatters: '真实值与模型的回答',
    truth: (name: string, unit: string) => `${name}（${unit}）`,
    answer: '回答',
    pets: '宠物',
    exact: '回答 = 真实值',
  },
}

export const facesFigure = (faces: Faces, language: Language) => {
  const { faces: title, caption } = texts[language]
  const shown = Array.from({ length: Math.min(8, faces.length) }, (_, i) => i)
  const { age, weight, looks } = faces
  return imageGrid({
    title,
    images: shown.map((i) => pictureOf(faces, i)),
    captions: shown.map((i) =>
      caption(age[i]!.toFixed(1), weight[i]!.toFixed(1), looks[i]!.toFixed(1)),
    ),
    columns: 4,
  })
}

/** @param scores R² of age, weight and looks after each epoch */
export const learningFigure = (
  scores: readonly (readonly number[])[],
  language: Language,
): Figure => {
  const { learning, epoch, names } = texts[language]
  const x = scores.map((_, i) => i + 1)
  return lineChart({
    title: learning,
    x: { label: epoch },
    y: { label: 'R²', domain: [-0.2, 1] },
    series: names.map((name, c) => ({ name, x, y: scores.map((row) => row[c]!) })),
  })
}

export const ceilingsFigure = (scores: readonly number[], language: Language): Figure => {
  const { learning, names, reached, ceiling } = texts[language]
  return bar({
    title: learning,
    label: 'R²',
    categories: names,
    series: [
      { name: reached, values: scores },
      { name: ceiling, values: ceilings },
    ],
  })
}

/** @param answers `[length, 3]`: age, weight and looks */
export const scattersFigure = (faces: Faces, answers: Float32Array, language: Language) => {
  const { scatters, names, units, truth, answer, pets, exact } = texts[language]
  const figures = quantities.map((quantity, c) => {
    const values = faces[quantity]
    const [low, high] = [Math.min(...values), Math.max(...values)]
    const line = Array.from({ length: 60 }, (_, i) => low + ((high - low) * i) / 59)
    return scatter({
      x: { label: truth(names[c]!, units[c]!) },
      y: { label: answer },
      series: [
        { name: pets, x: values, y: Array.from(values, (_, i) => answers[i * 3 + c]!) },
        { name: exact, x: line, y: line },
      ],
    })
  })
  return subplots(1, 3, { figures, title: scatters, width: 900 })
}
