import { z } from 'zod'

export const parameters = z.object({
  model: z
    .enum(['auto', 'cnn', 'perceptron'])
    .default('auto')
    .meta({
      words: {
        en: 'auto: cnn, but perceptron on plain JavaScript (cpu)',
        'zh-CN': 'auto：用 cnn；纯 JavaScript（cpu）上用 perceptron',
      },
    }),
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
    .optional()
    .meta({
      words: {
        en: 'size of a step; without it cnn 0.001, perceptron 0.1',
        'zh-CN': '步长；不给则 cnn 为 0.001，perceptron 为 0.1',
      },
    }),
  learningRateSchedule: z
    .enum(['linear', 'constant'])
    .optional()
    .meta({
      words: {
        en: 'linear: the rate sinks to 0, as the perceptron takes it',
        'zh-CN': 'linear：学习率线性降到 0，perceptron 默认如此',
      },
    }),
  batchSize: z
    .int()
    .min(1)
    .max(60_000)
    .optional()
    .meta({
      words: {
        en: 'digits in one step; without it cnn 100, perceptron 16',
        'zh-CN': '每一步使用的数字个数；不给则 cnn 为 100，perceptron 为 16',
      },
    }),
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
