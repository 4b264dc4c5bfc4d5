import { z } from 'zod'

export const parameters = z.object({
  model: z
    .enum(['linear', 'mlp', 'cnn'])
    .default('cnn')
    .meta({
      words: {
        en: 'linear: pixels straight to logits; mlp: 64 units between; cnn: three convolutions',
        'zh-CN': 'linear：像素直接到 logits；mlp：中间 64 个单元；cnn：三层卷积',
      },
    }),
  n: z
    .int()
    .min(200)
    .max(2000)
    .default(2000)
    .meta({ words: { en: 'how many pets to learn from', 'zh-CN': '用多少只宠物来学习' } }),
  epochs: z
    .int()
    .min(1)
    .max(30)
    .default(10)
    .meta({ words: { en: 'passes over the pets', 'zh-CN': '训练集遍历次数' } }),
  light: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .meta({
      words: {
        en: 'share of animals lighter than their ground',
        'zh-CN': '比背景亮的动物所占的比例',
      },
    }),
  jitter: z
    .number()
    .min(0)
    .max(2)
    .default(1)
    .meta({
      words: {
        en: 'how far place, size and rotation vary; 0: not at all',
        'zh-CN': '位置、大小和旋转的变化程度；0 表示不变',
      },
    }),
  distractors: z
    .int()
    .min(0)
    .max(5)
    .default(2)
    .meta({
      words: {
        en: 'at most so many discs and triangles on the ground',
        'zh-CN': '背景上圆盘和三角形的最大个数',
      },
    }),
})
