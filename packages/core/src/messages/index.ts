import { messages as backend } from '@firstgrad/backend/messages'
import { messages as datasets } from '@firstgrad/datasets/messages'
import {
  type AnyMessages,
  describeError as describe,
  type Language,
  type Messages,
} from '@firstgrad/errors'
import { messages as graph } from '@firstgrad/graph/messages'
import { messages as viz } from '@firstgrad/viz/messages'
import type { CoreErrors } from '../errors.js'
import { verdictMessages } from '../exercises/words/index.js'
import { en } from './en.js'
import { zhCN } from './zh-CN.js'

export const messages: Messages<CoreErrors> = { en, 'zh-CN': zhCN }

const all: AnyMessages = {
  en: { ...backend.en, ...datasets.en, ...graph.en, ...viz.en, ...verdictMessages.en, ...en },
  'zh-CN': {
    ...backend['zh-CN'],
    ...datasets['zh-CN'],
    ...graph['zh-CN'],
    ...viz['zh-CN'],
    ...verdictMessages['zh-CN'],
    ...zhCN,
  },
}

/** The words for any error of firstgrad in the reader's language. */
export const describeError = (error: unknown, language: Language): string =>
  describe(error, language, all)

/** The words for a code with its details: why a run diverged, why a source of data failed. */
export const describeCode = (
  { code, details }: { readonly code: string; readonly details: object },
  language: Language,
): string => all[language][code]?.(details as never) ?? code
