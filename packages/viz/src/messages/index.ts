import type { Messages } from '@firstgrad/errors'
import type { VizDetails } from '../details.js'
import { en } from './en.js'
import { zhCN } from './zh-CN.js'

/** The words of every error of this package, in English and 中文. */
export const messages: Messages<VizDetails> = { en, 'zh-CN': zhCN }
