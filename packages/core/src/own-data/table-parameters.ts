import { z } from 'zod'

export const tableParameters = z.object({
  hidden: z
    .int()
    .min(0)
    .max(4)
    .default(2)
    .meta({
      words: {
        en: 'hidden layers of 32 units; 0: a straight line',
        'zh-CN': '含 32 个单元的隐藏层数；0 表示线性模型',
      },
    }),
  epochs: z
    .int()
    .min(1)
    .max(500)
    .default(60)
    .meta({ words: { en: 'passes over the rows', 'zh-CN': '各行遍历次数' } }),
  rate: z
    .number()
    .min(1e-5)
    .max(0.1)
    .default(3e-3)
    .meta({ words: { en: 'learning rate of Adam', 'zh-CN': 'Adam 的学习率' } }),
})
