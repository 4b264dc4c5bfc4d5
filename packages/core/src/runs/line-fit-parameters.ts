import { z } from 'zod'

export const parameters = z.object({
  epochs: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(3000)
    .meta({ words: { en: 'passes over the points', 'zh-CN': '样本点遍历次数' } }),
  learningRate: z
    .number()
    .positive()
    .max(1000)
    .default(0.02)
    .meta({ words: { en: 'size of a step against the gradient', 'zh-CN': '沿负梯度方向的步长' } }),
  batchSize: z
    .int()
    .min(1)
    .max(17)
    .default(1)
    .meta({ words: { en: 'points in one step', 'zh-CN': '每一步使用的点数' } }),
  limit: z
    .int()
    .min(1)
    .max(17)
    .default(17)
    .meta({ words: { en: 'how many of the points', 'zh-CN': '使用多少个点' } }),
  seed: z
    .int()
    .min(0)
    .optional()
    .meta({
      words: {
        en: 'draws W and b from N(0, 1); without it both start at 0.1',
        'zh-CN': '由种子从 N(0, 1) 抽取 W 和 b；不给则都从 0.1 开始',
      },
    }),
})
