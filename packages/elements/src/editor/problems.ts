import { ensureSyntaxTree } from '@codemirror/language'
import { type Diagnostic, forceLinting, linter } from '@codemirror/lint'
import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { Language } from '@firstgrad/errors'
import { texts } from '../texts/texts.js'
import type { Problem } from './editor.js'

/** Half-typed code is full of errors: they are told when typing rests. */
const pauseMs = 600
/** Code of learners is read in a fraction of it; what takes longer is not underlined. */
const mostMs = 200

/** The first place that is no TypeScript; what follows it is often only its consequence. */
export const firstSyntaxError = (
  state: EditorState,
): { readonly from: number; readonly to: number } | null => {
  let found: { from: number; to: number } | null = null
  // Of a text that is not read to its end, the end looks like an error.
  ensureSyntaxTree(state, state.doc.length, mostMs)?.iterate({
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

const found = StateEffect.define<readonly Problem[]>()

/** What the judge found in the text as it is; a change of the text forgets it. */
const judged = StateField.define<readonly Problem[]>({
  create: () => [],
  update: (problems, { effects, docChanged }) =>
    effects.find((effect) => effect.is(found))?.value ?? (docChanged ? [] : problems),
})

/** Underlines these at once, and no others. */
export const markProblems = (view: EditorView, problems: readonly Problem[]): void => {
  view.dispatch({ effects: found.of(problems) })
  forceLinting(view)
}

/** Underlines what the judge found, or else what cannot be read. */
export const problemsAndSyntax = (language: Language): Extension => [
  judged,
  linter(
    ({ state }) => {
      const problems = state.field(judged).flatMap((problem) => inLine(state, problem))
      const error = problems.length === 0 ? firstSyntaxError(state) : null
      if (!error) return problems
      const message = texts[language].task.syntaxHere
      return [{ ...visible(state, error.from, error.to), severity: 'error', message }]
    },
    {
      delay: pauseMs,
      needsRefresh: ({ startState, state }) => startState.field(judged) !== state.field(judged),
    },
  ),
]
