import type { Figure } from '@firstgrad/core/figures'
import { make } from '../element/make.js'
import { createFigureView, type FigureView, type FigureViewOptions } from './figure-view.js'

export interface FiguresPlace {
  readonly element: HTMLElement
  /** Shows these figures, each in the place that its name has had; others are not seen. */
  show(figures: ReadonlyMap<string, Figure>): void
  /** What is to be seen now. */
  figures(): readonly Figure[]
  clear(): void
  redraw(): void
}

/** Where figures stand side by side; one that has not changed is not drawn again. */
export const createFiguresPlace = (options: FigureViewOptions): FiguresPlace => {
  const element = make('div', { class: 'figures' })
  const views = new Map<string, { readonly view: FigureView; drawn: Figure | null }>()
  const placeOf = (name: string) => {
    const known = views.get(name)
    if (known) return known
    const made = { view: createFigureView(options), drawn: null }
    views.set(name, made)
    element.append(made.view.element)
    return made
  }
  return {
    element,
    show(figures) {
      for (const [name, figure] of figures) {
        const place = placeOf(name)
        if (place.drawn !== figure) place.view.show(figure)
        place.drawn = figure
      }
      for (const [name, { view }] of views) view.element.hidden = !figures.has(name)
    },
    figures: () =>
      [...views.values()].flatMap(({ view }) => (view.element.hidden ? [] : (view.figure ?? []))),
    clear() {
      element.replaceChildren()
      views.clear()
    },
    redraw() {
      for (const { view } of views.values()) view.redraw()
    },
  }
}
