import { type Figure, toSVG } from '@firstgrad/core/figures'
import type { Language } from '@firstgrad/errors'
import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import { button } from './button.js'
import { download, pngOf } from './downloads.js'
import type { Source } from './protocol.js'
import { csvOf, eventsOf } from './run-files.js'
import type { RunRecord } from './run-record.js'

export interface ExportOptions {
  readonly run: RunRecord
  /** What files are called, such as `neuron`. */
  readonly name: string
  readonly source: Source
  readonly figures: readonly Figure[]
  readonly language: Language
  readonly texts: Texts['experiment']
  readonly say: (words: string) => void
  /** Puts a link to the experiment into the address, and on the clipboard. */
  readonly onLink: (() => void) | null
}

/** All that can be taken along from a run. */
export const exportsOf = ({
  run,
  name,
  source,
  figures,
  language,
  texts,
  say,
  onLink,
}: ExportOptions): HTMLElement => {
  const words = texts.export
  const called = `${name}-${run.number}`
  const pictures = figures.flatMap((figure, i) => {
    const title = figure.title ?? `${i + 1}`
    const svg = () => toSVG(figure, { lang: language })
    return [
      button(words.svg(title), () => download(`${called}-${i + 1}.svg`, svg(), 'image/svg+xml')),
      button(words.png(title), async () => {
        const png = await pngOf(svg())
        if (png) download(`${called}-${i + 1}.png`, png, 'image/png')
        else say(words.noPicture)
      }),
    ]
  })
  const files = [
    button(words.csv, () => download(`${called}.csv`, csvOf(run), 'text/csv')),
    button(words.tensorboard, () => {
      const file = `events.out.tfevents.${Math.floor(Date.now() / 1000)}.${called}`
      download(file, eventsOf(run, called) as BlobPart, 'application/octet-stream')
    }),
  ]
  const card = run.result?.card
  if (card) {
    const text = `${JSON.stringify(card, null, 2)}\n`
    files.push(button(words.card, () => download(`${called}.json`, text, 'application/json')))
    // A fork's weights are not in its card, and own data is on this machine alone.
    if (source.kind === 'course' && !run.from) {
      files.push(
        button(words.script, async () => {
          const { experimentScript } = await import('@firstgrad/core/experiments')
          download(`${called}.mjs`, experimentScript(card), 'text/javascript')
        }),
      )
    }
  }
  if (onLink) files.push(button(words.link, onLink))
  return make(
    'details',
    { class: 'exports' },
    make('summary', {}, words.title),
    make('p', { class: 'buttons' }, ...files),
    make('p', { class: 'buttons' }, ...pictures),
  )
}
