import { z } from 'zod'

export const parameters = z.object({
  method: z
    .enum(['grad-cam', 'saliency'])
    .default('grad-cam')
    .meta({
      words: {
        en: 'grad-cam: feature maps that support the score; saliency: pixels that move it',
        'zh-CN': 'grad-cam：支持该得分的特征图；saliency：左右该得分的像素',
      },
    }),
  class: z
    .enum(['own', 'cat', 'dog', 'rabbit'])
    .default('own')
    .meta({
      words: {
        en: 'whose score is explained; own: that of the true species',
        'zh-CN': '解释哪一类的得分；own：真实物种的得分',
      },
    }),
  randomised: z
    .int()
    .min(0)
    .max(3)
    .default(0)
    .meta({
      words: {
        en: 'how many layers are replaced by chance, from the last on',
        'zh-CN': '从最后一层起，有多少层被换成随机权重',
      },
    }),
  n: z
    .int()
    .min(200)
    .max(4000)
    .default(2000)
    .meta({ words: { en: 'how many pets to learn from', 'zh-CN': '用多少只宠物来学习' } }),
  epochs: z
    .int()
    .min(1)
    .max(20)
    .default(8)
    .meta({ words: { en: 'passes over the pets', 'zh-CN': '训练集遍历次数' } }),
})
