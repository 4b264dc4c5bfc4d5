import type { Language } from '@firstgrad/errors'
import { en } from './en.js'
import { zhCN } from './zh-CN.js'

/** The shape of English, its very words forgotten: what another language must fill. */
type Widen<T> = T extends string
  ? string
  : T extends (...words: infer Words) => string
    ? (...words: Words) => string
    : { readonly [Key in keyof T]: Widen<T[Key]> }

export type Texts = Widen<typeof en>

export const texts: Readonly<Record<Language, Texts>> = { en, 'zh-CN': zhCN }
