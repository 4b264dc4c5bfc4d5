import { encodeMessage, type MessageWriter } from '../protobuf/write.js'
import { dataClasses, floats, type SummaryValue } from './summary.js'

/** A parameter of a run: what was chosen before it began. */
export type HParam = number | string | boolean

/** How a run ended; the numbers are `Status` of TensorBoard's hparams plugin. */
const statuses = { success: 1, failure: 2 } as const
export type RunStatus = keyof typeof statuses

/** `google.protobuf.Value`. */
const writeValue = (message: MessageWriter, value: HParam): void => {
  if (typeof value === 'number') message.double(2, value)
  else if (typeof value === 'string') message.text(3, value)
  else message.bool(4, value)
}

const aboutRun = (tag: string, write: (content: MessageWriter) => void): SummaryValue => ({
  tag,
  plugin: 'hparams',
  dataClass: dataClasses.tensor,
  content: encodeMessage(write),
  // TensorBoard asks for a tensor and does not look at it.
  tensor: floats([1], [0]),
})

/** Which parameters and metrics there are, for the columns of the table. */
export const hparamsExperiment = (
  values: Readonly<Record<string, HParam>>,
  metrics: readonly string[],
): SummaryValue => {
  const types = { string: 1, boolean: 2, number: 3 } as const
  return aboutRun('_hparams_/experiment', (content) =>
    content.message(2, (experiment) => {
      for (const [name, value] of Object.entries(values)) {
        experiment.message(4, (info) =>
          info.string(1, name).integer(4, types[typeof value as keyof typeof types]),
        )
      }
      for (const metric of metrics) {
        experiment.message(5, (info) => info.message(1, (name) => name.string(2, metric)))
      }
    }),
  )
}

/** The parameters of one run. */
export const hparamsStart = (
  values: Readonly<Record<string, HParam>>,
  group: string,
  startSeconds: number,
): SummaryValue =>
  aboutRun('_hparams_/session_start_info', (content) =>
    content.message(3, (start) => {
      for (const [name, value] of Object.entries(values)) {
        start.message(1, (entry) =>
          entry.string(1, name).message(2, (message) => writeValue(message, value)),
        )
      }
      start.string(4, group).double(5, startSeconds)
    }),
  )

export const hparamsEnd = (status: RunStatus, endSeconds: number): SummaryValue =>
  aboutRun('_hparams_/session_end_info', (content) =>
    content.message(4, (end) => end.integer(1, statuses[status]).double(2, endSeconds)),
  )
