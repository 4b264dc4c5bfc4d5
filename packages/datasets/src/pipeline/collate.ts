import { datasetsError } from '../errors.js'

type TypedArray =
  | Uint8Array
  | Uint8ClampedArray
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array

/**
 * What a group of items becomes: numbers a `Float32Array`, booleans a `Uint8Array`, typed arrays one
 * behind the other in their own type, records field by field, all else a list.
 */
export type Batch<Item> = Item extends number
  ? Float32Array
  : Item extends boolean
    ? Uint8Array
    : Item extends TypedArray
      ? Item
      : Item extends readonly unknown[]
        ? Item[]
        : Item extends object
          ? { -readonly [Key in keyof Item]: Batch<Item[Key]> }
          : Item[]

/** @throws `datasets/uneven-items` where typed arrays differ in length or records in fields */
export const collate = <Item>(items: readonly Item[]): Batch<Item> =>
  together(items, 'item') as Batch<Item>

const together = (items: readonly unknown[], field: string): unknown => {
  const [first] = items
  if (typeof first === 'number') return Float32Array.from(items as number[])
  if (typeof first === 'boolean') return Uint8Array.from(items as boolean[], Number)
  if (isTyped(first)) return concatenated(items as TypedArray[], first, field)
  if (isRecord(first)) return records(items as Record<string, unknown>[], first, field)
  return [...items]
}

const isTyped = (value: unknown): value is TypedArray =>
  ArrayBuffer.isView(value) && !(value instanceof DataView)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

const concatenated = (items: readonly TypedArray[], first: TypedArray, field: string) => {
  const Type = first.constructor as new (length: number) => TypedArray
  const all = new Type(first.length * items.length)
  for (const [index, item] of items.entries()) {
    if (item?.length !== first.length) {
      const received = String(item?.length)
      throw datasetsError('datasets/uneven-items', {
        field,
        expected: String(first.length),
        index,
        received,
      })
    }
    all.set(item, index * first.length)
  }
  return all
}

const records = (
  items: readonly Record<string, unknown>[],
  first: Record<string, unknown>,
  field: string,
) => {
  const names = Object.keys(first)
  for (const [index, item] of items.entries()) {
    if (!isRecord(item) || names.some((name) => !Object.hasOwn(item, name))) {
      const received = isRecord(item) ? Object.keys(item).join(', ') : typeof item
      throw datasetsError('datasets/uneven-items', {
        field,
        expected: names.join(', '),
        index,
        received,
      })
    }
  }
  return Object.fromEntries(
    names.map((name) => [
      name,
      together(
        items.map((item) => item[name]),
        name,
      ),
    ]),
  )
}
