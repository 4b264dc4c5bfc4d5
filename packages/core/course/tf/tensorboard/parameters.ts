import { z } from 'zod'

/** Above 2 / 45.1608 full batches of these points diverge. */
const rate = z.number().min(1e-4).max(0.044)

export const parameters = z.object({
  slowRate: rate
    .default(0.004)
    .meta({ words: { en: 'learning rate of the first run', 'zh-CN': '第一次运行的学习率' } }),
  fastRate: rate
    .default(0.04)
    .meta({ words: { en: 'learning rate of the second run', 'zh-CN': '第二次运行的学习率' } }),
  steps: z
    .int()
    .min(10)
    .max(2000)
    .default(200)
    .meta({ words: { en: 'steps of each run', 'zh-CN': '每次运行的步数' } }),
  lostBytes: z
    .int()
    .min(0)
    .max(2000)
    .default(10)
    .meta({
      words: {
        en: 'bytes at the end of the second file that never reach the disk',
        'zh-CN': '第二个文件末尾没能写入磁盘的字节数',
      },
    }),
})
