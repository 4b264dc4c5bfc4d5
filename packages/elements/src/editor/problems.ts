import { syntaxTree } from '@codemirror/language'
import { type Diagnostic, linter } from '@codemirror/lint'
import type { EditorState, Extension } from '@codemirror/state'
import type { Language } from '@firstgrad/errors'
import { texts } from '../texts/texts.js'
import type { Problem } from './editor.js'

/** Half-typed code is full of errors: they are told when typing rests. */
const pauseMs = 600

/** The first place that is no TypeScript; what follows it is often only its consequence. */
export const firstSyntaxError = (
  state: EditorState,
): { readonly from: number; readonly to: number } | null => {
  let found: { from: number; to: number } | null = null
  syntaxTree(state).iterate({
    enter({ type, from, to }) {
      if (type.isError && !found) found = { from, to }
      return !found
    },
  })
  return found
}

/** At least one character of the line, so that there is something to underline. */
const visible = (state: EditorState, from: number, to: number) => {
  const line = state.doc.lineAt(from)
  const end = Math.min(Math.max(to, from + 1), line.to)
  return end > from ? { from, to: end } : { from: Math.max(line.from, from - 1), to: from }
}

const inLine = (state: EditorState, { line, message }: Problem): Diagnostic[] => {
  if (line < 1 || line > state.doc.lines) return []
  const { from, to, text } = state.doc.line(line)
  const indent = text.length - text.trimStart().length
  return [{ from: Math.min(from + indent, to), to, severity: 'error', message }]
}

/** Underlines what the judge found, or else what cannot be read. */
export const problemsAndSyntax = (
  problems: () => readonly Problem[],
  language: Language,
): Extension =>
  linter(
    ({ state }) => {
      const judged = problems().flatMap((problem) => inLine(state, problem))
      const error = judged.length === 0 ? firstSyntaxError(state) : null
      if (!error) return judged
      const message = texts[language].task.syntaxHere
      return [{ ...visible(state, error.from, error.to), severity: 'error', message }]
    },
    { delay: pauseMs },
  )
