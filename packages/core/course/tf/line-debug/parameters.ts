import { z } from 'zod'

export const parameters = z.object({
  epochs: z
    .int()
    .min(1)
    .max(5000)
    .default(1000)
    .meta({
      words: { en: 'steps, each over all 17 points', 'zh-CN': '步数，每步使用全部 17 个点' },
    }),
  rate: z
    .number()
    .min(1e-4)
    .max(1)
    .default(0.02)
    .meta({ words: { en: 'learning rate', 'zh-CN': '学习率' } }),
  model: z
    .enum(['line', 'degree-2', 'degree-3', 'degree-5', 'degree-7', 'mlp-8'])
    .default('line')
    .meta({
      words: {
        en: 'structure: a line, a polynomial, or a network with 8 hidden neurons',
        'zh-CN': '结构：直线、多项式，或含 8 个隐藏神经元的网络',
      },
    }),
  loss: z
    .enum(['mse', 'mae', 'huber'])
    .default('mse')
    .meta({
      words: {
        en: 'error: squared, absolute, or Huber, which is squared up to 0.5 and absolute beyond',
        'zh-CN': '误差：mse 平方，mae 绝对值，huber 在 0.5 以内为平方、以外为绝对值',
      },
    }),
  outlier: z
    .number()
    .min(0)
    .max(20)
    .default(0)
    .meta({
      words: {
        en: 'how far the rightmost point is pulled up',
        'zh-CN': '把最右边的点往上拉多少',
      },
    }),
})
