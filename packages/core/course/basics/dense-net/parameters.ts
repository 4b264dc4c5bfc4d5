import { z } from 'zod'

export const parameters = z.object({
  layers: z
    .int()
    .min(0)
    .max(5)
    .default(2)
    .meta({ words: { en: 'hidden layers', 'zh-CN': '隐藏层的层数' } }),
  width: z
    .int()
    .min(1)
    .max(64)
    .default(16)
    .meta({ words: { en: 'neurons in each of them', 'zh-CN': '每个隐藏层的神经元个数' } }),
  epochs: z
    .int()
    .min(1)
    .max(300)
    .default(120)
    .meta({ words: { en: 'passes over the 500 points', 'zh-CN': '对 500 个点的遍历次数' } }),
})
