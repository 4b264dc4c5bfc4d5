import { encodeMessage } from '../protobuf/write.js'
import { dataClasses, type SummaryValue, strings } from './summary.js'

/** A chart that shows several scalars together. */
export type CustomChart =
  | {
      readonly title: string
      /** Regular expressions for the tags of its lines. */
      readonly lines: readonly string[]
    }
  | {
      readonly title: string
      /** A line with a band around it: tags of the value and of what lies below and above it. */
      readonly margins: readonly {
        readonly value: string
        readonly lower: string
        readonly upper: string
      }[]
    }

/** Charts under one heading. */
export interface CustomCategory {
  readonly title: string
  readonly charts: readonly CustomChart[]
  readonly closed?: boolean
}

/** `tensorboard.plugins.custom_scalar.Layout`. */
const layoutOf = (categories: readonly CustomCategory[]): Uint8Array =>
  encodeMessage((layout) => {
    for (const { title, charts, closed = false } of categories) {
      layout.message(2, (category) => {
        category.string(1, title)
        for (const chart of charts) {
          category.message(2, (one) => {
            one.string(1, chart.title)
            if ('lines' in chart) {
              one.message(2, (lines) => {
                for (const tag of chart.lines) lines.string(1, tag)
              })
            } else {
              one.message(3, (margins) => {
                for (const { value, lower, upper } of chart.margins) {
                  margins.message(1, (band) =>
                    band.string(1, value).string(2, lower).string(3, upper),
                  )
                }
              })
            }
          })
        }
        category.integer(3, Number(closed))
      })
    }
  })

export const customScalars = (categories: readonly CustomCategory[]): SummaryValue => ({
  tag: 'custom_scalars__config__',
  plugin: 'custom_scalars',
  dataClass: dataClasses.tensor,
  tensor: strings([], [layoutOf(categories)]),
})
