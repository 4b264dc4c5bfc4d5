import { vizError } from '../errors.js'
import { type ImageValue, pngOf } from '../values/images.js'
import { type Numbers, numbersOf } from '../values/numbers.js'
import { encodeMessage, type MessageWriter } from './protobuf/write.js'
import { frame } from './records/record.js'
import { type CustomCategory, customScalars } from './summaries/custom-scalars.js'
import { histogram } from './summaries/histogram.js'
import {
  type HParam,
  hparamsEnd,
  hparamsExperiment,
  hparamsStart,
  type RunStatus,
} from './summaries/hparams.js'
import { image } from './summaries/image.js'
import { prCurve } from './summaries/pr-curve.js'
import { scalar } from './summaries/scalar.js'
import { type SummaryValue, writeSummary } from './summaries/summary.js'
import { text } from './summaries/text.js'

export interface At {
  /** When in the run: a whole number from 0 on. Left out: 0. */
  readonly step?: number
  /** When in the world, in milliseconds since 1970. Left out: now. */
  readonly wallTimeMs?: number
  /** Words under the chart, in Markdown. */
  readonly description?: string
}

export interface HParamsOptions {
  /** Tags of scalars that the table shows beside the parameters. */
  readonly metrics?: readonly string[]
  /** Runs of one group are shown as one, with the means of their metrics. Left out: each alone. */
  readonly group?: string
}

/** Writes events of TensorBoard, wherever they go. */
export interface SummaryWriter {
  scalar(tag: string, value: number, at?: At): void
  /** Pictures, shown side by side: PNG files, or numbers with their size. */
  image(tag: string, images: ImageValue | readonly ImageValue[], at?: At): void
  /** How numbers of any shape are distributed. Left out, `buckets` is 30. */
  histogram(tag: string, values: Numbers, at?: At & { readonly buckets?: number }): void
  /** Markdown. */
  text(tag: string, markdown: string | readonly string[], at?: At): void
  /** The bytes of a GraphDef, for instance of `toGraphDef()` of @firstgrad/graph. */
  graph(graphDef: Uint8Array, at?: At): void
  /** The parameters of this run. `finish` says how it ended. */
  hparams(values: Readonly<Record<string, HParam>>, options?: HParamsOptions): void
  finish(status: RunStatus): void
  /** Which scalars are shown together in one chart. */
  customScalars(categories: readonly CustomCategory[]): void
  /** Precision and recall of a classifier of two classes. Left out, `thresholds` is 201. */
  prCurve(
    tag: string,
    labels: Numbers,
    predictions: Numbers,
    at?: At & { readonly thresholds?: number },
  ): void
}

/**
 * @param append takes whole records, in their order; the first one tells the version of the format
 * @param run what the run is called in the table of parameters, where it has no group
 */
export const summaryWriter = (append: (record: Uint8Array) => void, run: string): SummaryWriter => {
  const event = (write: (message: MessageWriter) => void, { step = 0, wallTimeMs }: At = {}) => {
    if (!Number.isSafeInteger(step) || step < 0) throw vizError('viz/bad-step', { step })
    const time = (wallTimeMs ?? Date.now()) / 1000
    append(frame(encodeMessage((message) => write(message.double(1, time).integer(2, step)))))
  }
  const summary = (value: SummaryValue, at?: At) => {
    if (typeof value.tag !== 'string' || value.tag === '') {
      throw vizError('viz/bad-tag', { tag: value.tag })
    }
    event((message) => writeSummary(message, value), at)
  }

  event((message) =>
    message.string(3, 'brain.Event:2').message(10, (source) => source.string(1, '@firstgrad/viz')),
  )
  return {
    scalar: (tag, value, at) => summary(scalar(tag, Number(value), at?.description), at),
    image(tag, images, at) {
      const list = Array.isArray(images)
        ? (images as readonly ImageValue[])
        : [images as ImageValue]
      const encoded = list.map(pngOf)
      const sizes = encoded.map(({ width, height }) => `${width} x ${height}`)
      const other = sizes.find((size) => size !== sizes[0])
      if (other) throw vizError('viz/images-differ', { first: sizes[0] as string, other })
      if (encoded.length === 0) throw vizError('viz/empty', { what: 'images' })
      summary(image(tag, encoded, at?.description), at)
    },
    histogram(tag, values, at) {
      const buckets = counted('buckets', at?.buckets ?? 30, 1)
      summary(histogram(tag, numbersOf(values), buckets, at?.description), at)
    },
    text: (tag, markdown, at) => summary(text(tag, markdown, at?.description), at),
    graph: (graphDef, at) => event((message) => message.bytes(4, graphDef), at),
    hparams(values, { metrics = [], group } = {}) {
      summary(hparamsExperiment(values, metrics))
      summary(hparamsStart(values, group ?? run, Date.now() / 1000))
    },
    finish: (status) => summary(hparamsEnd(status, Date.now() / 1000)),
    customScalars: (categories) => summary(customScalars(categories)),
    prCurve(tag, labels, predictions, at) {
      const thresholds = counted('thresholds', at?.thresholds ?? 201, 2)
      const truths = numbersOf(labels)
      const guesses = numbersOf(predictions)
      if (truths.length !== guesses.length) {
        const counts = { expected: guesses.length, received: truths.length }
        throw vizError('viz/lengths-differ', { what: 'labels', ...counts })
      }
      for (let index = 0; index < guesses.length; index++) {
        const received = guesses[index] as number
        if (!(received >= 0 && received <= 1)) {
          throw vizError('viz/bad-prediction', { index, received })
        }
      }
      summary(prCurve(tag, truths, guesses, thresholds, at?.description), at)
    },
  }
}

const counted = (option: string, received: number, least: number): number => {
  if (Number.isSafeInteger(received) && received >= least) return received
  throw vizError('viz/bad-count', { option, least, received })
}
