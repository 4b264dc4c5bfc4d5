import type { Language } from '@firstgrad/errors'
import { type Figure, imageGrid, lineChart, type RawImage } from '@firstgrad/viz'
import { type Faces, pictureOf } from '../pets/faces.js'

interface Shown {
  readonly pets: Faces
  readonly truths: readonly Uint8Array[]
  readonly cuts: readonly Uint8Array[]
  readonly otsuIou: number
  readonly meanIou: number
  readonly language: Language
}

const shown = 6

const words = {
  en: {
    masks: 'Prediction beside truth',
    picture: 'picture',
    truth: 'truth',
    otsu: 'Otsu',
    net: 'net',
    iou: 'IoU on new pictures',
    epoch: 'epoch',
    mean: 'mean mask',
  },
  'zh-CN': {
    masks: '预测图与真值图',
    picture: '图片',
    truth: '真值',
    otsu: 'Otsu',
    net: '网络',
    iou: '新图片上的 IoU',
    epoch: '轮次',
    mean: '平均掩膜',
  },
} as const

export const figuresOf = ({ pets, truths, cuts, otsuIou, meanIou, language }: Shown) => {
  const w = words[language]
  const [height, width] = pets.imageShape
  const masks = (list: readonly Uint8Array[]): RawImage[] =>
    list.slice(0, shown).map((mask) => ({
      data: mask.map((value) => 255 * value),
      width,
      height,
      channels: 1,
    }))
  const pictures = Array.from({ length: shown }, (_, i): RawImage => {
    const { data } = pictureOf(pets, i)
    return { data, width, height, channels: 3 }
  })
  return {
    /** A column for each picture; the net's row comes when it has learned a little. */
    masks: (found?: readonly Uint8Array[]): Figure => {
      const rows = [
        [w.picture, pictures],
        [w.truth, masks(truths)],
        [w.otsu, masks(cuts)],
        ...(found ? ([[w.net, masks(found)]] as const) : []),
      ] as const
      return imageGrid({
        title: w.masks,
        columns: shown,
        images: rows.flatMap(([, images]) => images),
        captions: rows.flatMap(([name, images]) => images.map(() => name)),
      })
    },
    iou: (scores: readonly number[]): Figure => {
      const x = scores.map((_, i) => i + 1)
      const level = (value: number) => scores.map(() => value)
      return lineChart({
        title: w.iou,
        x: { label: w.epoch },
        y: { label: 'IoU' },
        series: [
          { name: w.net, x, y: scores },
          { name: w.otsu, x, y: level(otsuIou) },
          { name: w.mean, x, y: level(meanIou) },
        ],
      })
    },
  }
}
