import { z } from 'zod'

export const parameters = z.object({
  blur: z
    .number()
    .min(0)
    .max(3)
    .default(0)
    .meta({
      words: {
        en: 'Gaussian blur before the kernels: standard deviation in pixels',
        'zh-CN': '卷积之前的高斯模糊：标准差（像素）',
      },
    }),
  noise: z
    .number()
    .min(0)
    .max(50)
    .default(20)
    .meta({
      words: {
        en: 'noise on the photo: standard deviation in grey values of 0 to 255',
        'zh-CN': '照片上的噪声：标准差（灰度 0 至 255）',
      },
    }),
})
