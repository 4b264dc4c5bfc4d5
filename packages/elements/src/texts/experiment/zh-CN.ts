import type { Texts } from '../texts.js'

export const experiment: Texts['experiment'] = {
  label: (title) => `实验：${title}`,
}
