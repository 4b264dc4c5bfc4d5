import { z } from 'zod'

export const parameters = z.object({
  model: z
    .enum(['cnn', 'linear'])
    .default('cnn')
    .meta({
      words: {
        en: 'cnn: three convolutions; linear: pixels straight to the three numbers',
        'zh-CN': 'cnn：三层卷积；linear：像素直接到三个数',
      },
    }),
  loss: z
    .enum(['mse', 'mae', 'huber'])
    .default('mse')
    .meta({
      words: {
        en: 'what an error costs: its square, its size, or the square up to 1 and the size beyond',
        'zh-CN': '误差的代价：平方（mse）、绝对值（mae），或 1 以内平方、以外绝对值（huber）',
      },
    }),
  scaling: z
    .boolean()
    .default(true)
    .meta({
      words: {
        en: 'errors in standard deviations, not in years and kilograms',
        'zh-CN': '误差以标准差为单位，而不是岁和千克',
      },
    }),
  heads: z
    .enum(['shared', 'separate'])
    .default('shared')
    .meta({
      words: {
        en: 'shared: one dense layer for all three; separate: one for each',
        'zh-CN': 'shared：三个量共用一层全连接；separate：各用一层',
      },
    }),
  n: z
    .int()
    .min(500)
    .max(8000)
    .default(8000)
    .meta({ words: { en: 'how many pets to learn from', 'zh-CN': '用多少只宠物来学习' } }),
  epochs: z
    .int()
    .min(1)
    .max(30)
    .default(12)
    .meta({ words: { en: 'passes over the pets', 'zh-CN': '训练集遍历次数' } }),
})
