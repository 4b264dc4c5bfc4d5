import type { Words } from '../src/runs/run.js'

/** What the first part of an exercise's id stands for. */
export const units: Readonly<Record<string, Words>> = {
  classic: { en: 'From traditional methods to deep learning', 'zh-CN': '从传统方法到深度学习' },
  deep: { en: 'What made networks deep', 'zh-CN': '网络何以变深' },
  future: { en: 'What comes next', 'zh-CN': '未来的应用' },
  traits: { en: 'Strengths and limits', 'zh-CN': '特点：长处与局限' },
  frameworks: { en: 'Frameworks', 'zh-CN': '深度学习框架' },
  tf: { en: 'TensorFlow', 'zh-CN': 'TensorFlow 入门' },
  basics: { en: 'Basic concepts', 'zh-CN': '基本概念' },
}
