import type { MessageWriter } from '../protobuf/write.js'

/** What TensorBoard shall make of a value; the numbers are `DataClass` of summary.proto. */
export const dataClasses = { scalar: 1, tensor: 2, blobs: 3 } as const

/** Types of tensors; the numbers are `DataType` of types.proto. */
const dataTypes = { float32: 1, float64: 2, string: 7 } as const

/** One value of an event, as TensorFlow 2 writes them: a tensor, and the plugin that shows it. */
export interface SummaryValue {
  readonly tag: string
  readonly plugin: string
  readonly dataClass: number
  /** What the plugin wants to know beside, as a message of its own. */
  readonly content?: Uint8Array
  /** Words under the chart, in Markdown. */
  readonly description?: string | undefined
  readonly tensor: (message: MessageWriter) => void
}

/** Writes an event's `summary` with one value. */
export const writeSummary = (event: MessageWriter, value: SummaryValue): void => {
  const { tag, plugin, dataClass, content, description = '', tensor } = value
  event.message(5, (summary) =>
    summary.message(1, (one) =>
      one
        .string(1, tag)
        .message(9, (metadata) =>
          metadata
            .message(1, (data) => {
              data.string(1, plugin)
              if (content) data.bytes(2, content)
            })
            .string(3, description)
            .integer(4, dataClass),
        )
        .message(8, tensor),
    ),
  )
}

/** A tensor's type and shape. */
const tensorHead = (tensor: MessageWriter, dataType: number, shape: readonly number[]): void => {
  tensor.integer(1, dataType).message(2, (dimensions) => {
    for (const size of shape) dimensions.message(2, (one) => one.integer(1, size))
  })
}

/** A tensor of 64-bit floats. */
export const doubles =
  (shape: readonly number[], values: Float64Array) =>
  (tensor: MessageWriter): void => {
    tensorHead(tensor, dataTypes.float64, shape)
    tensor.bytes(4, new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
  }

/** A tensor of 32-bit floats. */
export const floats =
  (shape: readonly number[], values: readonly number[]) =>
  (tensor: MessageWriter): void => {
    tensorHead(tensor, dataTypes.float32, shape)
    tensor.floats(5, values)
  }

/** A tensor of strings, each as text or as bytes. */
export const strings =
  (shape: readonly number[], values: readonly (string | Uint8Array)[]) =>
  (tensor: MessageWriter): void => {
    tensorHead(tensor, dataTypes.string, shape)
    for (const value of values) {
      if (typeof value === 'string') tensor.text(8, value)
      else tensor.bytes(8, value)
    }
  }
