import type { Language } from '@firstgrad/errors'
import type { Output } from './output.js'
import type { Texts } from './texts/texts.js'

/** What every command is given. */
export interface Context {
  readonly language: Language
  readonly texts: Texts
  readonly output: Output
}
