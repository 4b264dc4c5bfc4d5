import { typescriptLanguage } from '@codemirror/lang-javascript'
import { highlightCode } from '@lezer/highlight'
import { make } from '../element/make.js'
import { colours } from './looks.js'

/** Code in the colours of the editor beside it, whose style it shares. */
export const paint = (code: string): readonly (Node | string)[] => {
  const found: (Node | string)[] = []
  highlightCode(
    code,
    typescriptLanguage.parser.parse(code),
    colours,
    (text, classes) => found.push(classes ? make('span', { class: classes }, text) : text),
    () => found.push('\n'),
  )
  return found
}
