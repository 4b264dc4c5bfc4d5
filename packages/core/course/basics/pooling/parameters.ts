import { z } from 'zod'

export const parameters = z.object({
  layer: z
    .enum(['conv1', 'pool1', 'conv2', 'pool2'])
    .default('conv1')
    .meta({
      words: { en: 'layer whose feature maps are shown', 'zh-CN': '展示哪一层的特征图' },
    }),
  channel: z
    .int()
    .min(0)
    .max(7)
    .default(0)
    .meta({
      words: {
        en: 'channel that is compared before and after the shift',
        'zh-CN': '比较移动前后的哪一个通道',
      },
    }),
  shift: z
    .int()
    .min(0)
    .max(4)
    .default(1)
    .meta({
      words: { en: 'pixels that the digits move to the right', 'zh-CN': '数字向右移动的像素数' },
    }),
  digits: z
    .int()
    .min(100)
    .max(10_000)
    .default(10_000)
    .meta({
      words: { en: 'digits that the network learns from', 'zh-CN': '网络学习所用的数字个数' },
    }),
})
