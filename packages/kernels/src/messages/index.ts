import type { Messages } from '@firstgrad/errors'
import type { KernelsDetails } from '../details.js'
import { en } from './en.js'
import { zhCN } from './zh-CN.js'

/** The words of every error of this package, in English and 中文. */
export const messages: Messages<KernelsDetails> = { en, 'zh-CN': zhCN }
