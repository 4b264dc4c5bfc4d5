import type { Language } from '@firstgrad/errors'
import { confusionMatrix, type Figure, imageGrid, lineChart } from '@firstgrad/viz'
import { classNames } from '../pets/classes.js'
import { type Faces, pictureOf } from '../pets/faces.js'

const texts = {
  en: {
    faces: 'Some of the pets to learn from',
    means: 'The mean picture of each species',
    learning: 'Share of right answers',
    epoch: 'epoch',
    train: 'pets it learns from',
    test: 'pets it has never seen',
    confusion: 'Who is taken for whom',
    errors: (count: number) => `The ${count} hardest: what it is, and what the model says`,
    error: (truth: string, answer: string, share: string) => `${truth}: ${answer} ${share}`,
  },
  'zh-CN': {
    faces: '一部分训练用的宠物',
    means: '每个物种的平均图像',
    learning: '答对的比例',
    epoch: '轮次',
    train: '学过的宠物',
    test: '没见过的宠物',
    confusion: '把谁认成了谁',
    errors: (count: number) => `最难的 ${count} 只：真实类别与模型的回答`,
    error: (truth: string, answer: string, share: string) => `${truth}：${answer} ${share}`,
  },
}

export const facesFigure = (faces: Faces, language: Language) => {
  const shown = Math.min(12, faces.length)
  return imageGrid({
    title: texts[language].faces,
    images: Array.from({ length: shown }, (_, i) => pictureOf(faces, i)),
    captions: Array.from(faces.species.subarray(0, shown), (s) => classNames[language][s]!),
    columns: 6,
  })
}

/** All pictures of a species laid over one another: what one weight for each pixel can know. */
export const meansFigure = (faces: Faces, language: Language) => {
  const [height, width, channels] = faces.imageShape
  const images = classNames[language].map((_, species) => {
    const data = new Float32Array(height * width * channels)
    let count = 0
    for (let i = 0; i < faces.length; i++) {
      if (faces.species[i] !== species) continue
      count++
      pictureOf(faces, i).data.forEach((value, at) => {
        data[at]! += value
      })
    }
    return { data: data.map((value) => value / Math.max(1, count)), height, width, channels }
  })
  const captions = [...classNames[language]]
  return imageGrid({ title: texts[language].means, images, captions, columns: 3 })
}

export const learningFigure = (
  accuracies: { readonly train: readonly number[]; readonly test: readonly number[] },
  language: Language,
): Figure => {
  const { learning, epoch, train, test } = texts[language]
  const x = accuracies.train.map((_, i) => i + 1)
  return lineChart({
    title: learning,
    x: { label: epoch },
    y: { label: learning, domain: [0, 1] },
    series: [
      { name: train, x, y: accuracies.train },
      { name: test, x, y: accuracies.test },
    ],
  })
}

export const confusionFigure = (
  species: Uint8Array,
  answers: Uint8Array,
  language: Language,
): Figure =>
  confusionMatrix({
    title: texts[language].confusion,
    classes: classNames[language],
    labels: species,
    predictions: answers,
  })

/** The pictures whose truth the model holds for least likely. */
export const errorsFigure = (
  faces: Faces,
  shares: Float32Array,
  answers: Uint8Array,
  language: Language,
) => {
  const shareOfTruth = (i: number) => shares[i * 3 + faces.species[i]!]!
  const hardest = Array.from(faces.species.keys())
    .sort((a, b) => shareOfTruth(a) - shareOfTruth(b))
    .slice(0, 12)
  const { errors, error } = texts[language]
  const names = classNames[language]
  return imageGrid({
    title: errors(hardest.length),
    images: hardest.map((i) => pictureOf(faces, i)),
    captions: hardest.map((i) => {
      const answer = answers[i]!
      const share = `${Math.round(shares[i * 3 + answer]! * 100)}%`
      return error(names[faces.species[i]!]!, names[answer]!, share)
    }),
    columns: 6,
  })
}
