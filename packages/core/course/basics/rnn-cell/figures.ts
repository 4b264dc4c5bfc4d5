import type { Language } from '@firstgrad/errors'
import { bar, type Figure, lineChart, table } from '@firstgrad/viz'

const words = {
  en: {
    recall: 'Recalling the first bit, while learning',
    memory: 'Recalled after T more bits',
    reach: 'What the last memory hangs on',
    share: 'share recalled',
    step: 'learning step',
    ago: 'steps ago',
    slope: 'mean |∂ memory / ∂ input|',
    learning: 'Test digits known',
    epoch: 'epoch',
    known: 'share known',
    reading: 'Known after so many steps of reading',
    read: 'steps read',
    text: 'What it writes',
    bits: 'Bits a character, on chapters not learned from',
    net: 'RNN',
    frequency: 'frequency of letters alone',
    uniform: 'any character alike',
  },
  'zh-CN': {
    recall: '学习过程中对第一位的回忆',
    memory: '又读了 T 位之后还记得的比例',
    reach: '最后的记忆取决于什么',
    share: '记对的比例',
    step: '学习步数',
    ago: '多少步之前',
    slope: '平均 |∂ 记忆 / ∂ 输入|',
    learning: '认对的测试数字',
    epoch: '轮次',
    known: '认对的比例',
    reading: '读过若干步之后认对的比例',
    read: '已读步数',
    text: '它写的文字',
    bits: '每字符比特数（未学过的章节）',
    net: 'RNN',
    frequency: '只知字符频率',
    uniform: '各字符机会均等',
  },
} as const

interface Points {
  readonly x: number[]
  readonly y: number[]
}

export const recallFigures = (delays: readonly number[], language: Language) => {
  const w = words[language]
  const curves = new Map<number, Points>()
  const slopes = new Map<number, readonly number[]>()
  return {
    measured(T: number, step: number, share: number) {
      const { x, y } = curves.get(T) ?? { x: [], y: [] }
      curves.set(T, { x: [...x, step], y: [...y, share] })
    },
    reached(T: number, sizes: readonly number[]) {
      slopes.set(T, sizes)
    },
    recall: (): Figure =>
      lineChart({
        title: w.recall,
        x: { label: w.step },
        y: { label: w.share, domain: [0.4, 1] },
        series: [...curves].map(([T, points]) => ({ name: `T = ${T}`, ...points })),
      }),
    memory: (shares: readonly number[]): Figure =>
      bar({
        title: w.memory,
        categories: delays.slice(0, shares.length).map((T) => `T = ${T}`),
        series: [{ name: w.share, values: shares }],
        label: w.share,
      }),
    reach: (): Figure =>
      lineChart({
        title: w.reach,
        x: { label: w.ago },
        y: { label: w.slope, scale: 'log' },
        series: [...slopes].map(([T, y]) => ({ name: `T = ${T}`, y })),
      }),
  }
}

export const rowsFigures = (language: Language) => {
  const w = words[language]
  return {
    learning: (shares: readonly number[]): Figure =>
      lineChart({
        title: w.learning,
        x: { label: w.epoch },
        y: { label: w.known },
        series: [{ name: w.known, x: shares.map((_, i) => i + 1), y: shares }],
      }),
    reading: (shares: readonly number[]): Figure =>
      lineChart({
        title: w.reading,
        x: { label: w.read },
        y: { label: w.known, domain: [0, 1] },
        series: [{ name: w.known, x: shares.map((_, i) => i + 1), y: shares }],
      }),
  }
}

export const charactersFigures = (
  language: Language,
  { frequency, size }: { readonly frequency: number; readonly size: number },
) => {
  const w = words[language]
  const measures: { step: number; bits: number; text: string }[] = []
  return {
    measured(step: number, bits: number, text: string) {
      measures.push({ step, bits, text })
    },
    text: (): Figure =>
      table({
        title: w.text,
        columns: [w.step, w.text],
        rows: measures.map(({ step, text }) => [step, text]),
      }),
    bits: (): Figure => {
      const x = measures.map(({ step }) => step)
      const level = (value: number) => measures.map(() => value)
      return lineChart({
        title: w.bits,
        x: { label: w.step },
        y: { label: w.bits },
        series: [
          { name: w.net, x, y: measures.map(({ bits }) => bits) },
          { name: w.frequency, x, y: level(frequency) },
          { name: w.uniform, x, y: level(Math.log2(size)) },
        ],
      })
    },
  }
}
