import { z } from 'zod'

export const picturesParameters = z.object({
  model: z
    .enum(['linear', 'mlp', 'cnn'])
    .default('cnn')
    .meta({
      words: {
        en: 'linear: pixels straight to logits; mlp: 64 units between; cnn: three convolutions',
        'zh-CN': 'linear：像素直接到 logits；mlp：中间 64 个单元；cnn：三层卷积',
      },
    }),
  epochs: z
    .int()
    .min(1)
    .max(100)
    .default(20)
    .meta({ words: { en: 'passes over the pictures', 'zh-CN': '图片遍历次数' } }),
  rate: z
    .number()
    .min(1e-5)
    .max(0.1)
    .default(1e-3)
    .meta({ words: { en: 'learning rate of Adam', 'zh-CN': 'Adam 的学习率' } }),
  copies: z
    .boolean()
    .default(true)
    .meta({
      words: {
        en: 'learn from mirrored, moved, lighter and darker copies too',
        'zh-CN': '同时用镜像、平移、变亮、变暗的副本来学习',
      },
    }),
})
