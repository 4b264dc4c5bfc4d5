import type { Messages } from '@firstgrad/errors'
import type { BackendErrors } from '../errors.js'
import type { NativeErrors } from '../native/errors.js'
import { en as nativeEn } from '../native/messages/en.js'
import { zhCN as nativeZhCN } from '../native/messages/zh-CN.js'
import { en } from './en.js'
import { zhCN } from './zh-CN.js'

export const messages: Messages<BackendErrors & NativeErrors> = {
  en: { ...en, ...nativeEn },
  'zh-CN': { ...zhCN, ...nativeZhCN },
}
export { type AdviceWords, adviceWords } from './advice.js'
export { type PassedOverWords, passedOverWords } from './passed-over.js'
export { type ReportWords, reportWords } from './report.js'
