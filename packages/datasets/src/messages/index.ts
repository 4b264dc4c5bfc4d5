import type { Messages } from '@firstgrad/errors'
import type { DatasetsDetails } from './details.js'
import { en } from './en.js'
import { zhCN } from './zh-CN.js'

export type { DatasetsDetails, FailedSource } from './details.js'

export const messages: Messages<DatasetsDetails> = { en, 'zh-CN': zhCN }
