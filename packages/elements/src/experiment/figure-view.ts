import { type Figure, summary, type ThemeName, toSVG, toTable } from '@firstgrad/core/figures'
import type { Language } from '@firstgrad/errors'
import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'

export interface FigureViewOptions {
  readonly language: Language
  readonly texts: Texts['experiment']
  readonly theme: () => ThemeName
}

/** A figure in its place: the picture, what it says in a sentence, its numbers, the frames of a film. */
export interface FigureView {
  readonly element: HTMLElement
  show(figure: Figure): void
  /** Draws it again, such as in another theme. */
  redraw(): void
  /** What is to be seen now: of a film the frame. */
  readonly figure: Figure | null
}

const mostRows = 200

const cellText = (cell: unknown): string => {
  if (typeof cell !== 'number') return cell === null || cell === undefined ? '' : String(cell)
  return Number.isInteger(cell) ? String(cell) : String(Number(cell.toPrecision(6)))
}

export const createFigureView = ({ language, texts, theme }: FigureViewOptions): FigureView => {
  const picture = make('div', { class: 'picture' })
  const sentence = make('figcaption')
  const numbers = make('details', {}, make('summary', {}, texts.table))
  const slider = make('input', { type: 'range', min: 0, step: 1, 'aria-label': texts.film })
  const film = make('p', { class: 'film', hidden: true }, slider)
  const element = make('figure', {}, picture, film, sentence, numbers)
  let figure: Figure | null = null

  const frame = (): Figure | null =>
    figure?.kind === 'animation' ? (figure.frames[Number(slider.value)] as Figure) : figure
  const fillTable = () => {
    if (!numbers.open || !figure) return
    const { columns, rows } = toTable(frame()!, { lang: language })
    const head = make('tr', {}, ...columns.map((each) => make('th', { scope: 'col' }, each)))
    const body = rows
      .slice(0, mostRows)
      .map((row) => make('tr', {}, ...row.map((cell) => make('td', {}, cellText(cell)))))
    const more = rows.length > mostRows ? [make('p', {}, `… ${rows.length - mostRows}`)] : []
    const table = make('table', {}, make('thead', {}, head), make('tbody', {}, ...body))
    const scroll = make(
      'div',
      { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': texts.table },
      table,
      ...more,
    )
    numbers.replaceChildren(numbers.firstElementChild!, scroll)
  }
  const redraw = () => {
    const shown = frame()
    if (!shown) return
    picture.innerHTML = toSVG(shown, { theme: theme(), lang: language, inline: true })
    const svg = picture.firstElementChild!
    // As wide as there is room, never wider than it was made.
    svg.removeAttribute('height')
    sentence.textContent = summary(shown, { lang: language })
    fillTable()
  }
  numbers.addEventListener('toggle', fillTable)
  slider.addEventListener('input', redraw)
  return {
    element,
    show(next) {
      const isNewFilm = next.kind === 'animation' && figure?.kind !== 'animation'
      figure = next
      film.hidden = next.kind !== 'animation'
      if (next.kind === 'animation') {
        slider.max = String(next.frames.length - 1)
        if (isNewFilm) slider.value = slider.max
      }
      redraw()
    },
    redraw,
    get figure() {
      return frame()
    },
  }
}
