import type { Language } from '@firstgrad/errors'
import { type Figure, lineChart } from '@firstgrad/viz'

const texts = {
  en: { epoch: 'epoch', learn: 'learned from', judge: 'never seen' },
  'zh-CN': { epoch: '轮次', learn: '学过的', judge: '没见过的' },
}

/** One value after each epoch, for what was learned from and for what was kept back. */
export const learningFigure = (
  title: string,
  values: { readonly learn: readonly number[]; readonly judge: readonly number[] },
  language: Language,
  domain?: readonly [number, number],
): Figure => {
  const words = texts[language]
  const x = values.learn.map((_, i) => i + 1)
  return lineChart({
    title,
    x: { label: words.epoch },
    y: { label: title, ...(domain && { domain }) },
    series: [
      { name: words.learn, x, y: values.learn },
      { name: words.judge, x, y: values.judge },
    ],
  })
}
