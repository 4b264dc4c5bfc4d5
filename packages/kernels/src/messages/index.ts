import type { Messages } from '@firstgrad/errors'
import type { KernelsDetails } from '../details.js'
import { files } from './en/files.js'
import { images } from './en/images.js'
import { models } from './en/models.js'
import { needs } from './en/needs.js'
import { places } from './en/places.js'
import { signals } from './en/signals.js'
import { zhCN } from './zh-CN.js'

/** The words of every error of this package, in English and 中文. */
export const messages: Messages<KernelsDetails> = {
  en: { ...images, ...needs, ...signals, ...models, ...places, ...files },
  'zh-CN': zhCN,
}
