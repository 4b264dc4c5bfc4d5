import { z } from 'zod'

export const parameters = z.object({
  loss: z
    .enum(['bce', 'dice'])
    .default('dice')
    .meta({
      words: {
        en: 'what is made small: cross-entropy of the pixels, or the Dice loss of the shape',
        'zh-CN': '要减小的量：逐像素的交叉熵（bce），或整个形状的 Dice 损失',
      },
    }),
  skip: z
    .boolean()
    .default(true)
    .meta({
      words: {
        en: 'fine maps skip the narrow middle and help to draw the edges',
        'zh-CN': '让精细的特征图绕过中间的窄处，帮忙勾出边缘（跳跃连接）',
      },
    }),
  filters: z
    .int()
    .min(4)
    .max(16)
    .default(8)
    .meta({
      words: {
        en: 'feature maps of the first layer; deeper ones have two and four times as many',
        'zh-CN': '第一层的特征图个数，更深的两级为其 2 倍和 4 倍',
      },
    }),
  n: z
    .int()
    .min(100)
    .max(2000)
    .default(2000)
    .meta({ words: { en: 'pictures to learn from', 'zh-CN': '训练图片数' } }),
  epochs: z
    .int()
    .min(1)
    .max(20)
    .default(12)
    .meta({ words: { en: 'passes over them', 'zh-CN': '训练集遍历次数' } }),
})
