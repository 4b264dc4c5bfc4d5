import { z } from 'zod'

export const parameters = z.object({
  task: z
    .enum(['recall', 'rows', 'characters'])
    .default('recall')
    .meta({
      words: {
        en: 'recall: the first of many bits; rows: a digit read row by row; characters: the next letter of Moby Dick',
        'zh-CN':
          'recall：记住许多位里的第一位；rows：逐行读手写数字；characters：预测《白鲸》的下一个字符',
      },
    }),
  delay: z
    .int()
    .min(2)
    .max(50)
    .default(5)
    .meta({
      words: {
        en: 'recall: steps between the bit and the question; 10, 20 and 40 are tried too where they are more',
        'zh-CN': 'recall：从读到那一位到提问隔多少步；比它大的 10、20、40 也会一并尝试',
      },
    }),
  recurrent: z
    .number()
    .min(0.1)
    .max(2)
    .default(0.6)
    .meta({
      words: {
        en: 'recall: how large wh starts, about the factor on the memory at each step',
        'zh-CN': 'recall：wh 的初始大小，大致是每一步乘在记忆上的倍数',
      },
    }),
  reader: z
    .enum(['rnn', 'cnn-rnn'])
    .default('rnn')
    .meta({
      words: {
        en: 'rows: what reads the digit, an RNN alone or behind a convolution',
        'zh-CN': 'rows：由什么来读数字，只用 RNN，或先经过一层卷积',
      },
    }),
})

export type Parameters = z.output<typeof parameters>
