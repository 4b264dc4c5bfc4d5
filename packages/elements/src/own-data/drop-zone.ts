import { make } from '../element/make.js'

/** A place to drop things on; it is not the only way, so it asks nothing of a keyboard. */
export const dropZone = (
  words: string,
  onDrop: (transfer: DataTransfer) => void,
  ...children: readonly Node[]
): HTMLElement => {
  const zone = make('div', { class: 'drop' }, make('p', {}, words), ...children)
  const over = (is: boolean) => zone.classList.toggle('over', is)
  zone.addEventListener('dragover', (event) => {
    event.preventDefault()
    over(true)
  })
  zone.addEventListener('dragleave', () => over(false))
  zone.addEventListener('drop', (event) => {
    event.preventDefault()
    over(false)
    if (event.dataTransfer) onDrop(event.dataTransfer)
  })
  return zone
}
