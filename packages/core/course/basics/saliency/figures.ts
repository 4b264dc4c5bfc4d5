import type { Language } from '@firstgrad/errors'
import { type Figure, imageGrid, lineChart, overlay, subplots } from '@firstgrad/viz'
import { classNames } from '../pets/classes.js'
import { type Faces, pictureOf } from '../pets/faces.js'

const texts = {
  en: {
    pets: 'Pets that the network has never seen',
    overlays: { 'grad-cam': 'Grad-CAM', saliency: 'Saliency' },
    score: (truth: string, score: string) => `${truth}: score of ${score}`,
    random: (count: number) => `${count} of 3 layers random`,
    survival: 'What survives when layers are replaced by chance',
    layers: 'random layers, from the last on',
    correlation: 'rank correlation with the map of the trained network',
    join: ', ',
  },
  'zh-CN': {
    pets: '网络从没见过的宠物',
    overlays: { 'grad-cam': 'Grad-CAM', saliency: '显著图' },
    score: (truth: string, score: string) => `${truth}：${score}的得分`,
    random: (count: number) => `3 层中 ${count} 层随机`,
    survival: '各层换成随机权重后，还剩下什么',
    layers: '随机的层数（从最后一层起）',
    correlation: '与训练好的网络之图的秩相关',
    join: '，',
  },
}

const shown = 6

export const petsFigure = (faces: Faces, language: Language) =>
  imageGrid({
    title: texts[language].pets,
    images: Array.from({ length: shown }, (_, i) => pictureOf(faces, i)),
    captions: Array.from(faces.species.subarray(0, shown), (s) => classNames[language][s]!),
    columns: 6,
  })

/** The maps `[images, size, size]` laid over the first few pictures. */
export const overlaysFigure = (
  faces: Faces,
  maps: Float32Array,
  {
    method,
    targets,
    randomised,
  }: { method: 'grad-cam' | 'saliency'; targets: Uint8Array; randomised: number },
  language: Language,
) => {
  const [height, width] = faces.imageShape
  const area = height * width
  const { overlays, score, random, join } = texts[language]
  const names = classNames[language]
  const figures = Array.from({ length: shown }, (_, i) =>
    overlay({
      title: score(names[faces.species[i]!]!, names[targets[i]!]!),
      image: pictureOf(faces, i),
      heat: { data: maps.subarray(i * area, (i + 1) * area), shape: [height, width] },
      opacity: 0.6,
    }),
  )
  const title = [overlays[method], ...(randomised > 0 ? [random(randomised)] : [])].join(join)
  return subplots(2, 3, { figures, title })
}

/** @param correlations of each method after 0, 1, ... random layers */
export const survivalFigure = (
  correlations: Readonly<Record<'grad-cam' | 'saliency', readonly number[]>>,
  language: Language,
): Figure => {
  const { survival, layers, correlation, overlays } = texts[language]
  return lineChart({
    title: survival,
    x: { label: layers },
    y: { label: correlation, domain: [-1, 1] },
    series: (['grad-cam', 'saliency'] as const).map((method) => ({
      name: overlays[method],
      y: correlations[method],
    })),
  })
}
