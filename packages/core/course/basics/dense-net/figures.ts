import type { Language } from '@firstgrad/errors'
import { decisionBoundary, type Figure, lineChart, networkDiagram } from '@firstgrad/viz'
import type { Sequential } from '@tensorflow/tfjs-layers'
import { countParams } from './solution.js'
import { armsAt } from './spiral-network.js'
import type { Spirals } from './spirals.js'

const texts = {
  en: {
    network: 'The network',
    inputs: 'x and y',
    hidden: (i: number) => `hidden ${i}`,
    output: 'arm',
    surface: (epoch: number) => `What it answers after ${epoch} epochs`,
    straight: 'The same layers without ReLU',
    arms: ['first arm', 'second arm'],
    losses: 'Loss by epoch',
    loss: 'loss',
    epoch: 'epoch',
    bent: 'with ReLU',
    flat: 'without ReLU',
  },
  'zh-CN': {
    network: '网络结构',
    inputs: 'x 与 y',
    hidden: (i: number) => `隐藏层 ${i}`,
    output: '旋臂',
    surface: (epoch: number) => `${epoch} 个 epoch 之后的判断`,
    straight: '同样的层，去掉 ReLU',
    arms: ['第一条旋臂', '第二条旋臂'],
    losses: '损失随 epoch 的变化',
    loss: '损失',
    epoch: 'epoch',
    bent: '有 ReLU',
    flat: '没有 ReLU',
  },
} as const

export const networkFigure = (language: Language, sizes: readonly number[]): Figure => {
  const words = texts[language]
  const last = sizes.length - 1
  return networkDiagram({
    title: words.network,
    layers: sizes.map((size, i) => ({
      name: i === 0 ? words.inputs : i === last ? words.output : words.hidden(i),
      type: i === 0 ? 'Input' : 'Dense',
      outputShape: [null, size],
      parameters: i === 0 ? 0 : countParams([sizes[i - 1]!, size]),
    })),
  })
}

const side = 60
const reach = 1.1

/** The middles of the cells of the plane, row by row from below. */
const places = Float32Array.from({ length: 2 * side * side }, (_, i) => {
  const cell = Math.floor(i / 2)
  const at = i % 2 === 0 ? cell % side : Math.floor(cell / side)
  return reach * ((2 * (at + 0.5)) / side - 1)
})

/** The plane as the network divides it; without an epoch it is the network without ReLU. */
export const surfaceFigure = async (
  language: Language,
  model: Sequential,
  { points, arms, count }: Spirals,
  epoch: number | null,
): Promise<Figure> => {
  const words = texts[language]
  const answers = await armsAt(model, places)
  const axis = (label: string) => ({ label, domain: [-reach, reach] as const })
  return decisionBoundary({
    title: epoch === null ? words.straight : words.surface(epoch),
    x: axis('x'),
    y: axis('y'),
    classes: words.arms,
    points: { data: points, shape: [count, 2] },
    labels: arms,
    resolution: side,
    predict: () => answers,
  })
}

export const lossFigure = (
  language: Language,
  bent: readonly number[],
  flat: readonly number[],
): Figure => {
  const words = texts[language]
  const series = (name: string, y: readonly number[]) => ({ name, x: y.map((_, i) => i + 1), y })
  return lineChart({
    title: words.losses,
    x: { label: words.epoch },
    y: { label: words.loss },
    series: [series(words.bent, bent), ...(flat.length > 0 ? [series(words.flat, flat)] : [])],
  })
}
