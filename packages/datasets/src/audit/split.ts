/** Images with or without a class each, as {@link load} gives them and as anyone can make them. */
export interface ImageSplit {
  readonly length: number
  /** `[length, ...imageShape]`: bytes in 0 to 255, or floats. */
  readonly images: Uint8Array | Float32Array
  /** `[height, width]` or `[height, width, channels]`. */
  readonly imageShape: readonly number[]
  /** `[length]`, each an index into `classNames`. */
  readonly labels?: ArrayLike<number> | undefined
  /** Left out: the labels themselves, up to the largest. */
  readonly classNames?: readonly string[] | undefined
}

/** Rows of numbers, one column a feature. */
export interface TableSplit {
  readonly length: number
  /** `[length, featureNames.length]`, row after row. */
  readonly features: Float64Array
  readonly featureNames: readonly string[]
  /** `[length]`, each an index into `classNames`. */
  readonly labels?: ArrayLike<number> | undefined
  /** Left out: the labels themselves, up to the largest. */
  readonly classNames?: readonly string[] | undefined
}

export type AuditSplit = ImageSplit | TableSplit

/** Images and tables alike: items of so many values each. */
export interface Split {
  readonly name: string
  readonly kind: 'images' | 'table'
  readonly length: number
  /** `[length, size]` */
  readonly values: Uint8Array | Float32Array | Float64Array
  readonly size: number
  /** Of one item. */
  readonly shape: readonly number[]
  readonly labels: ArrayLike<number> | null
  /** Empty for images. */
  readonly featureNames: readonly string[]
}

/** Splits that were found to fit together. */
export interface Splits {
  readonly list: readonly Split[]
  /** What every split is made of. */
  readonly kind: 'images' | 'table'
  /** `null` if no split has labels. */
  readonly classNames: readonly string[] | null
  /** Items of all splits. */
  readonly length: number
}

/** True if the label of this item is one of the classes. */
export const isClass = (label: number | undefined, classes: number): label is number =>
  Number.isInteger(label) && (label as number) >= 0 && (label as number) < classes
