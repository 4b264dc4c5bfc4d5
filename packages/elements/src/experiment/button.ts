import { make } from '../element/make.js'

export const button = (words: string, onClick: () => void, primary = false): HTMLButtonElement => {
  const element = make('button', { type: 'button', class: primary && 'primary' }, words)
  element.addEventListener('click', onClick)
  return element
}
