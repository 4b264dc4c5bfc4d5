import { z } from 'zod'

export const parameters = z.object({
  style: z
    .enum(['pets', 'stripes'])
    .default('pets')
    .meta({
      words: {
        en: 'whose style: four pet faces, or winding stripes',
        'zh-CN': '取谁的风格：四张宠物脸（pets），或弯曲的条纹（stripes）',
      },
    }),
  styleWeight: z
    .number()
    .min(0)
    .max(10_000)
    .default(100)
    .meta({
      words: {
        en: 'how much the style counts, beside 1 for the content of the photograph',
        'zh-CN': '风格损失的权重；照片内容的权重为 1',
      },
    }),
  layers: z
    .int()
    .min(1)
    .max(3)
    .default(3)
    .meta({
      words: {
        en: 'how many layers of features, each looking twice as far as the one before',
        'zh-CN': '用几层特征，每一层都比前一层看得远一倍',
      },
    }),
  steps: z
    .int()
    .min(0)
    .max(200)
    .default(100)
    .meta({ words: { en: 'steps of painting', 'zh-CN': '作画的步数' } }),
})
