import type { Messages } from '@firstgrad/errors'
import type { VerdictDetails } from './details.js'
import { en } from './en.js'
import { zhCN } from './zh-CN.js'

export const verdictMessages: Messages<VerdictDetails> = { en, 'zh-CN': zhCN }
