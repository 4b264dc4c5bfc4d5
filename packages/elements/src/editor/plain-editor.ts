import { make } from '../element/make.js'
import type { Editor, EditorOptions } from './editor.js'

/** A plain field, there at once; `element` is its place in the page. */
export interface PlainEditor extends Editor {
  readonly element: HTMLTextAreaElement
}

const fewestRows = 6

/** As high as its text, so that CodeMirror takes its place without a jump. */
const fit = (field: HTMLTextAreaElement) => {
  field.rows = Math.max(fewestRows, field.value.split('\n').length)
}

export const plainEditor = ({
  text,
  label,
  describedBy,
  readOnly,
  changed,
  submit,
}: EditorOptions): PlainEditor => {
  const element = make('textarea', {
    class: 'plain',
    'aria-label': label,
    'aria-describedby': describedBy,
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
    wrap: 'off',
    translate: 'no',
    readonly: readOnly,
  })
  element.value = text
  fit(element)
  element.addEventListener('input', () => {
    fit(element)
    changed(element.value)
  })
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    submit()
  })
  return {
    element,
    get text() {
      return element.value
    },
    setText(next) {
      element.value = next
      fit(element)
      changed(next)
    },
    mark() {},
    focus: () => element.focus(),
    close: () => element.remove(),
  }
}
