import type { DataOf, DType, ElementOf } from './dtype.js'
import { graphError } from './errors.js'

/** Arrays in arrays, as deep as the value has axes; a bare element if it has none. */
export type Nested<E> = E | readonly Nested<E>[]

/**
 * A result: numbers (or booleans, or strings) with a shape.
 *
 * @example
 * ```ts
 * const { cost } = session.run({ cost }, { x: 3.3, y: 1.7 })
 * cost.item() // 0.0456
 * ```
 */
export class Value<D extends DType = DType> {
  constructor(
    readonly dtype: D,
    /** The length of each axis; `[]` for a single element. */
    readonly shape: readonly number[],
    /** All elements, row by row; a bool is 0 or 1. */
    readonly data: DataOf[D],
  ) {}

  /** The number of elements. */
  get size(): number {
    return this.data.length
  }

  /**
   * The one element of a value that has but one.
   *
   * @throws graph/not-one-element
   */
  item(): ElementOf[D] {
    if (this.size !== 1) throw graphError('graph/not-one-element', { shape: this.shape })
    return this.element(0)
  }

  /** Plain arrays in arrays: `[[1, 2], [3, 4]]`; the bare element if the shape is `[]`. */
  toArray(): Nested<ElementOf[D]> {
    let start = 0
    const rows = (axis: number): Nested<ElementOf[D]> =>
      axis === this.shape.length
        ? this.element(start++)
        : Array.from({ length: this.shape[axis] as number }, () => rows(axis + 1))
    return rows(0)
  }

  /** `float32[2] [1, 2]`: for a person to read. */
  toString(): string {
    return `${this.dtype}[${this.shape}] ${print(this.toArray())}`
  }

  private element(index: number): ElementOf[D] {
    const element = this.data[index]
    return (this.dtype === 'bool' ? element === 1 : element) as ElementOf[D]
  }
}

// JSON has no NaN or Infinity.
const print = (value: Nested<unknown>): string =>
  Array.isArray(value)
    ? `[${value.map(print).join(', ')}]`
    : typeof value === 'string'
      ? JSON.stringify(value)
      : String(value)
