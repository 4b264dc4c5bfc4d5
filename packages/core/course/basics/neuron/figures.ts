import type { Language } from '@firstgrad/errors'
import { bar, decisionBoundary, type Figure, lineChart } from '@firstgrad/viz'
import { answersOf, corners, fires, type Gate, gates, type Neuron } from './gates.js'

const texts = {
  en: {
    yours: (gate: string) => `Your weights on ${gate}`,
    learned: (step: number) => `After ${step} steps of learning`,
    loss: 'Loss by step',
    step: 'step',
    entropy: 'cross-entropy',
    best: 'The most corners that one neuron gets right',
    corners: 'corners',
    classes: ['0', '1'],
  },
  'zh-CN': {
    yours: (gate: string) => `你的权重：${gate}`,
    learned: (step: number) => `学习 ${step} 步之后`,
    loss: '损失随步数的变化',
    step: '步',
    entropy: '交叉熵',
    best: '单个神经元最多能答对几个角',
    corners: '个数',
    classes: ['0', '1'],
  },
} as const

/** The plane as the neuron divides it; without a step it has the weights that were given. */
export const planeFigure = (
  language: Language,
  neuron: Neuron,
  gate: Gate,
  step: number | null,
): Figure => {
  const words = texts[language]
  const axis = (label: string) => ({ label, domain: [-0.5, 1.5] as const })
  return decisionBoundary({
    title: step === null ? words.yours(gate.toUpperCase()) : words.learned(step),
    x: axis('x1'),
    y: axis('x2'),
    classes: words.classes,
    points: corners,
    labels: answersOf(gate),
    predict: (places, count) =>
      Array.from({ length: count }, (_, i) => fires(neuron, places[2 * i]!, places[2 * i + 1]!)),
  })
}

export const lossFigure = (
  language: Language,
  steps: readonly number[],
  losses: readonly number[],
): Figure => {
  const words = texts[language]
  return lineChart({
    title: words.loss,
    x: { label: words.step },
    y: { label: words.entropy },
    series: [{ name: words.entropy, x: steps, y: losses }],
  })
}

export const bestFigure = (language: Language, best: Readonly<Record<Gate, number>>): Figure => {
  const words = texts[language]
  return bar({
    title: words.best,
    label: words.corners,
    categories: gates.map((gate) => gate.toUpperCase()),
    series: [
      { name: words.corners, values: gates.map((gate) => Math.round(corners.length * best[gate])) },
    ],
  })
}
