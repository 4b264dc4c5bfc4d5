import type { Messages } from '@firstgrad/errors'
import type { BackendErrors } from '../errors.js'
import { en } from './en.js'
import { zhCN } from './zh-CN.js'

export const messages: Messages<BackendErrors> = { en, 'zh-CN': zhCN }
export { type AdviceWords, adviceWords } from './advice.js'
export { type PassedOverWords, passedOverWords } from './passed-over.js'
export { type ReportWords, reportWords } from './report.js'
