import { z } from 'zod'

export const parameters = z.object({
  epochs: z
    .int()
    .min(1)
    .max(3000)
    .default(3000)
    .meta({ words: { en: 'passes over the points', 'zh-CN': '样本点遍历次数' } }),
  batch: z
    .enum(['point', 'full'])
    .default('point')
    .meta({
      words: {
        en: 'what a step sees: one point, or all 17',
        'zh-CN': '每一步看到的点：point 一个，full 全部 17 个',
      },
    }),
  start: z
    .enum(['random', 'zero', 'far'])
    .default('random')
    .meta({
      words: {
        en: 'where w and b begin: drawn from N(0, 1), at 0, or at -1 and 4',
        'zh-CN': 'w 和 b 的起点：random 从 N(0, 1) 抽取，zero 为 0，far 为 -1 和 4',
      },
    }),
})
