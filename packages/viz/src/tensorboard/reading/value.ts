import { asInteger, asNumber, asText, fieldsOf, type WireField } from '../protobuf/read.js'
import { type LoggedTensor, readTensor } from './tensor.js'

/** Buckets of a histogram: where each begins and ends, and how many numbers are in it. */
export interface LoggedBucket {
  readonly left: number
  readonly right: number
  readonly count: number
}

/** A value of an event, by the plugin of TensorBoard that shows it. */
export type LoggedValue = { readonly tag: string } & (
  | { readonly type: 'scalar'; readonly value: number }
  | {
      readonly type: 'image'
      readonly width: number
      readonly height: number
      /** The bytes of image files, PNG mostly. */
      readonly images: readonly Uint8Array[]
    }
  | { readonly type: 'histogram'; readonly buckets: readonly LoggedBucket[] }
  | { readonly type: 'text'; readonly texts: readonly string[] }
  /** Any other: a tensor, and what its plugin wants to know beside. */
  | {
      readonly type: 'tensor'
      readonly plugin: string
      readonly content: Uint8Array
      readonly tensor: LoggedTensor
    }
  /** What has no tensor: sound of older writers, for instance. */
  | { readonly type: 'unknown' }
)

const none = new Uint8Array(0)
const utf8 = new TextDecoder()

/** Reads a message `tensorflow.Summary.Value`. */
export const readValue = (message: Uint8Array): LoggedValue => {
  let tag = ''
  let plugin = ''
  let content: Uint8Array = none
  let held: WireField | undefined
  for (const field of fieldsOf(message)) {
    if (field.number === 1) tag = asText(field)
    else if (field.number === 9) {
      for (const part of fieldsOf(field.bytes)) {
        if (part.number !== 1) continue
        for (const data of fieldsOf(part.bytes)) {
          if (data.number === 1) plugin = asText(data)
          else if (data.number === 2) content = data.bytes.slice()
        }
      }
    } else if (field.number !== 7) held = field
  }
  if (held?.number === 2) return { tag, type: 'scalar', value: asNumber(held) }
  if (held?.number === 4) return { tag, ...oldImage(held.bytes) }
  if (held?.number === 5) return { tag, type: 'histogram', buckets: oldBuckets(held.bytes) }
  if (held?.number === 8) return { tag, ...ofTensor(readTensor(held.bytes), plugin, content) }
  return { tag, type: 'unknown' }
}

const ofTensor = (tensor: LoggedTensor, plugin: string, content: Uint8Array) => {
  const { numbers, strings, shape } = tensor
  if (plugin === 'scalars' && numbers.length === 1) {
    return { type: 'scalar', value: numbers[0] as number } as const
  }
  if (plugin === 'images' && strings.length >= 2) {
    const [width, height] = strings.slice(0, 2).map((bytes) => Number(utf8.decode(bytes)))
    return {
      type: 'image',
      width: width ?? 0,
      height: height ?? 0,
      images: strings.slice(2),
    } as const
  }
  if (plugin === 'histograms' && shape.length === 2) {
    const buckets = Array.from({ length: shape[0] ?? 0 }, (_, i) => {
      const [left = 0, right = 0, count = 0] = numbers.subarray(3 * i, 3 * i + 3)
      return { left, right, count }
    })
    return { type: 'histogram', buckets } as const
  }
  if (plugin === 'text') {
    return { type: 'text', texts: strings.map((bytes) => utf8.decode(bytes)) } as const
  }
  return { type: 'tensor', plugin, content, tensor } as const
}

/** `Summary.Image`, of TensorFlow 1. */
const oldImage = (message: Uint8Array) => {
  let width = 0
  let height = 0
  const images: Uint8Array[] = []
  for (const field of fieldsOf(message)) {
    if (field.number === 1) height = asInteger(field)
    else if (field.number === 2) width = asInteger(field)
    else if (field.number === 4) images.push(field.bytes.slice())
  }
  return { type: 'image', width, height, images } as const
}

/** `HistogramProto`, of TensorFlow 1: right edges and counts; the first bucket begins at the least. */
const oldBuckets = (message: Uint8Array): LoggedBucket[] => {
  let least = 0
  const rights: number[] = []
  const counts: number[] = []
  const doubles = (field: WireField): number[] => {
    const view = new DataView(field.bytes.buffer, field.bytes.byteOffset, field.bytes.byteLength)
    return Array.from({ length: view.byteLength / 8 }, (_, i) => view.getFloat64(8 * i, true))
  }
  for (const field of fieldsOf(message)) {
    if (field.number === 1) least = asNumber(field)
    else if (field.number === 6) rights.push(...doubles(field))
    else if (field.number === 7) counts.push(...doubles(field))
  }
  return rights.map((right, i) => ({
    left: i === 0 ? Math.min(least, right) : (rights[i - 1] as number),
    right,
    count: counts[i] ?? 0,
  }))
}
