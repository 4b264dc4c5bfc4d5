import { z } from 'zod'

export const parameters = z.object({
  epochs: z
    .int()
    .min(1)
    .max(1000)
    .default(1)
    .meta({ words: { en: 'passes over the training digits', 'zh-CN': '训练集遍历次数' } }),
  learningRate: z
    .number()
    .positive()
    .max(100)
    .default(0.1)
    .meta({ words: { en: 'size of a step against the gradient', 'zh-CN': '沿负梯度方向的步长' } }),
  learningRateSchedule: z
    .enum(['linear', 'constant'])
    .default('linear')
    .meta({
      words: {
        en: 'linear: the rate sinks to 0 over the run',
        'zh-CN': 'linear：学习率在训练中线性降到 0',
      },
    }),
  batchSize: z
    .int()
    .min(1)
    .max(60_000)
    .default(16)
    .meta({ words: { en: 'digits in one step', 'zh-CN': '每一步使用的数字个数' } }),
  seed: z
    .int()
    .min(0)
    .default(1)
    .meta({
      words: { en: 'decides weights and order', 'zh-CN': '随机种子，决定初始权重和样本顺序' },
    }),
  limit: z
    .int()
    .min(1)
    .max(60_000)
    .default(60_000)
    .meta({ words: { en: 'how many training digits', 'zh-CN': '使用多少个训练数字' } }),
  testLimit: z
    .int()
    .min(1)
    .max(10_000)
    .default(10_000)
    .meta({ words: { en: 'how many test digits', 'zh-CN': '使用多少个测试数字' } }),
})
