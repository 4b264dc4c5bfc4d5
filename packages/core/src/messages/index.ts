import { messages as backend } from '@firstgrad/backend/messages'
import { messages as datasets } from '@firstgrad/datasets/messages'
import {
  type AnyMessages,
  describeError as describe,
  type Language,
  type Messages,
} from '@firstgrad/errors'
import { messages as graph } from '@firstgrad/graph/messages'
import type { CoreErrors } from '../errors.js'
import type { Cause } from '../training/divergence.js'
import { en } from './en.js'
import { zhCN } from './zh-CN.js'

export const messages: Messages<CoreErrors> = { en, 'zh-CN': zhCN }

const all: AnyMessages = {
  en: { ...backend.en, ...datasets.en, ...graph.en, ...en },
  'zh-CN': { ...backend['zh-CN'], ...datasets['zh-CN'], ...graph['zh-CN'], ...zhCN },
}

/** The words for any error of firstgrad in the reader's language. */
export const describeError = (error: unknown, language: Language): string =>
  describe(error, language, all)

/** The words for why a run diverged. */
export const describeCause = ({ code, details }: Cause, language: Language): string =>
  messages[language][code](details as never)
