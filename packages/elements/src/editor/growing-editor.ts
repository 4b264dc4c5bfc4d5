import { make } from '../element/make.js'
import type { Editor, EditorOptions, Problem } from './editor.js'
import { plainEditor } from './plain-editor.js'

export interface GrowingEditorOptions extends EditorOptions {
  /** What the exercise's kit offers, by its text. */
  readonly kit: string | undefined
  readonly signal: AbortSignal
}

/** Once the page has nothing better to do. */
const whenIdle = (work: () => void) => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 3000 })
  else setTimeout(work, 500)
}

/**
 * A plain field that CodeMirror replaces when it has come: at the first focus, or when it is in sight and the
 * page is idle. Text, selection and focus stay. Where CodeMirror cannot be loaded, the field goes on.
 */
export const growingEditor = (
  options: GrowingEditorOptions,
): Editor & { readonly element: HTMLElement } => {
  const { signal } = options
  /** Of the text as it is, for CodeMirror to underline when it comes. */
  let problems: readonly Problem[] = []
  const changed = (text: string) => {
    problems = []
    options.changed(text)
  }
  const plain = plainEditor({ ...options, changed })
  const element = make('div', { class: 'editor' }, plain.element)
  let current: Editor = plain
  let begun = false
  let composing = false

  const replace = async () => {
    if (begun) return
    begun = true
    try {
      const { codeMirror } = await import('./code-mirror.js')
      // A word that is being composed, as all Chinese is, must not lose its field.
      if (composing) await new Promise((done) => field.addEventListener('compositionend', done))
      if (signal.aborted) return
      const focused = (element.getRootNode() as ShadowRoot).activeElement === field
      const { selectionStart, selectionEnd, scrollLeft } = field
      const selection = { anchor: selectionStart, head: selectionEnd }
      const grown = codeMirror({ ...options, text: plain.text, parent: element, selection })
      plain.close()
      current = grown
      current.mark(problems)
      if (focused) current.focus()
      element.scrollLeft = scrollLeft
    } catch (error) {
      // Offline, perhaps: writing goes on, and the next focus tries again.
      begun = false
      if (!(error instanceof TypeError)) throw error
    }
  }

  const field = plain.element
  field.addEventListener('compositionstart', () => {
    composing = true
  })
  field.addEventListener('compositionend', () => {
    composing = false
  })
  field.addEventListener('focus', replace)
  const sight = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    sight.disconnect()
    whenIdle(() => !signal.aborted && void replace())
  })
  sight.observe(element)
  signal.addEventListener('abort', () => {
    sight.disconnect()
    current.close()
  })

  return {
    element,
    get text() {
      return current.text
    },
    setText: (text) => current.setText(text),
    mark(found) {
      problems = found
      current.mark(found)
    },
    focus: () => current.focus(),
    close: () => current.close(),
  }
}
