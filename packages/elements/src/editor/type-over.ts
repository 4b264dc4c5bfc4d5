import { EditorView } from '@codemirror/view'

/**
 * Types over a selection ourselves: Chromium would carry the colours of what was selected over to the new
 * text as an inline style, which a strict policy of the page reports.
 */
export const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main
    const { data: text, inputType, isComposing } = event
    if (inputType !== 'insertText' || !text || empty || isComposing || view.state.readOnly)
      return false
    event.preventDefault()
    const insert = () =>
      view.state.update(view.state.replaceSelection(text), {
        userEvent: 'input.type',
        scrollIntoView: true,
      })
    const handled = view.state
      .facet(EditorView.inputHandler)
      .some((handle) => handle(view, from, to, text, insert))
    if (!handled) view.dispatch(insert())
    return true
  },
})
