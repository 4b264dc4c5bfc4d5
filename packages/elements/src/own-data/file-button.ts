import { make } from '../element/make.js'

export interface FileButtonOptions {
  readonly accept?: string
  /** Folders are chosen instead of files. */
  readonly folder?: boolean
  readonly several?: boolean
}

/** A button that lets files be chosen; the same ones may be chosen again. */
export const fileButton = (
  words: string,
  { accept, folder = false, several = false }: FileButtonOptions,
  onFiles: (input: HTMLInputElement) => void,
): HTMLElement => {
  const input = make('input', {
    type: 'file',
    class: 'unseen',
    tabindex: -1,
    'aria-hidden': 'true',
    accept,
    multiple: several || folder,
    webkitdirectory: folder,
  })
  const button = make('button', { type: 'button' }, words)
  button.addEventListener('click', () => input.click())
  input.addEventListener('change', () => {
    onFiles(input)
    input.value = ''
  })
  return make('span', {}, button, input)
}
