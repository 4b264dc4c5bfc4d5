import { z } from 'zod'

const weight = (value: number, en: string, zh: string) =>
  z
    .number()
    .min(-10)
    .max(10)
    .default(value)
    .meta({ words: { en: `own kernel, ${en}`, 'zh-CN': `自定义卷积核，${zh}` } })

export const parameters = z.object({
  kernel: z
    .enum(['blur', 'sharpen', 'edge', 'own'])
    .default('edge')
    .meta({
      words: {
        en: 'kernel: mean of nine, sharper, right minus left, or your own nine weights',
        'zh-CN': '卷积核：九点平均、锐化、右减左，或自定义的九个权重',
      },
    }),
  stride: z
    .int()
    .min(1)
    .max(3)
    .default(1)
    .meta({
      words: { en: 'pixels that the kernel moves at each step', 'zh-CN': '卷积核每步移动的像素数' },
    }),
  pad: z
    .enum(['valid', 'same'])
    .default('valid')
    .meta({
      words: {
        en: 'valid: the kernel stays inside; same: zeros around the photo',
        'zh-CN': 'valid：卷积核不出边界；same：照片四周补零',
      },
    }),
  topLeft: weight(-2, 'top left', '左上'),
  top: weight(-1, 'top', '上'),
  topRight: weight(0, 'top right', '右上'),
  left: weight(-1, 'left', '左'),
  middle: weight(1, 'middle', '中'),
  right: weight(1, 'right', '右'),
  bottomLeft: weight(0, 'bottom left', '左下'),
  bottom: weight(1, 'bottom', '下'),
  bottomRight: weight(2, 'bottom right', '右下'),
})
