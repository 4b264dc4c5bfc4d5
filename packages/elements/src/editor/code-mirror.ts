import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { javascript, typescriptLanguage } from '@codemirror/lang-javascript'
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { lintKeymap } from '@codemirror/lint'
import { EditorState, Transaction } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { kitCompletions, tensorflowCompletions } from './completions.js'
import type { Editor, EditorOptions } from './editor.js'
import { colours, looks } from './looks.js'
import { phrases } from './phrases.js'
import { markProblems, problemsAndSyntax } from './problems.js'
import { typeOver } from './type-over.js'

export interface CodeMirrorOptions extends EditorOptions {
  readonly parent: HTMLElement
  readonly kit: string | undefined
  readonly selection: { readonly anchor: number; readonly head: number }
}

export { paint } from './paint.js'

/** CodeMirror with TypeScript, completions and underlined errors. Tab moves on, as everywhere in a page. */
export const codeMirror = ({
  text,
  label,
  describedBy,
  language,
  readOnly,
  changed,
  submit,
  parent,
  kit,
  selection,
}: CodeMirrorOptions): Editor => {
  const view = new EditorView({
    parent,
    root: parent.getRootNode() as ShadowRoot,
    state: EditorState.create({
      doc: text,
      selection,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ icons: false }),
        javascript({ typescript: true }),
        typescriptLanguage.data.of({ autocomplete: tensorflowCompletions }),
        typescriptLanguage.data.of({ autocomplete: kitCompletions(kit) }),
        typeOver,
        problemsAndSyntax(language),
        syntaxHighlighting(colours),
        looks,
        EditorState.phrases.of(phrases[language]),
        EditorState.readOnly.of(readOnly),
        EditorState.tabSize.of(2),
        EditorView.contentAttributes.of({
          tabindex: '0',
          'aria-label': label,
          'aria-describedby': describedBy,
          translate: 'no',
        }),
        keymap.of([
          {
            key: 'Mod-Enter',
            run: () => {
              submit()
              return true
            },
          },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...lintKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) changed(state.doc.toString())
        }),
      ],
    }),
  })
  return {
    get text() {
      return view.state.doc.toString()
    },
    setText(next) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: next },
        annotations: Transaction.userEvent.of('input.replace'),
      })
    },
    mark: (problems) => markProblems(view, problems),
    focus: () => view.focus(),
    close: () => view.destroy(),
  }
}
