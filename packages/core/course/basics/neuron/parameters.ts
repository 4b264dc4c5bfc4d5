import { z } from 'zod'

const weight = (en: string, zh: string) =>
  z
    .number()
    .min(-10)
    .max(10)
    .default(1)
    .meta({ words: { en, 'zh-CN': zh } })

export const parameters = z.object({
  gate: z
    .enum(['and', 'or', 'xor'])
    .default('xor')
    .meta({ words: { en: 'what it should answer', 'zh-CN': '要学的逻辑运算' } }),
  w1: weight('weight of the first input', '第一个输入的权重'),
  w2: weight('weight of the second input', '第二个输入的权重'),
  b: weight('bias', '偏置'),
  steps: z
    .int()
    .min(0)
    .max(5000)
    .default(500)
    .meta({
      words: {
        en: 'steps of gradient descent from there, at rate 1',
        'zh-CN': '由此出发的梯度下降步数，学习率为 1',
      },
    }),
})
