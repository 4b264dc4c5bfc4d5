import { z } from 'zod'

export const parameters = z.object({
  data: z
    .enum(['mnist', 'pets'])
    .default('mnist')
    .meta({
      words: {
        en: 'what the network learns: handwritten digits, or drawn faces of pets in grey',
        'zh-CN': '网络学什么：手写数字，或灰度的宠物脸',
      },
    }),
  size: z
    .int()
    .min(3)
    .max(9)
    .default(5)
    .meta({ words: { en: 'side of a kernel in pixels', 'zh-CN': '卷积核的边长（像素）' } }),
  start: z
    .enum(['random', 'sobel', 'gabor'])
    .default('sobel')
    .meta({
      words: {
        en: 'what the eight kernels begin as',
        'zh-CN': '八个卷积核从什么开始',
      },
    }),
  epochs: z
    .int()
    .min(0)
    .max(3)
    .default(1)
    .meta({ words: { en: 'passes over the pictures', 'zh-CN': '遍历图片的次数' } }),
  pictures: z
    .int()
    .min(100)
    .max(10_000)
    .default(10_000)
    .meta({
      words: { en: 'pictures that the network learns from', 'zh-CN': '网络学习所用的图片数' },
    }),
})
