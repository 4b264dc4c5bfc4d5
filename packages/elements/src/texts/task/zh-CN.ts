import type { Texts } from '../texts.js'

export const task: Texts['task'] = {
  label: (title) => `任务：${title}`,
}
