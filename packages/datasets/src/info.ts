/** One of the things that every item of a data set has. */
export interface Feature {
  readonly dtype: 'uint8' | 'int32' | 'float32' | 'string'
  /** Of one item: `[height, width, channels]` for an image, `[]` for a number. */
  readonly shape: readonly number[]
  /** What the values mean. */
  readonly description: string
}

/** What is known about a data set without opening it. */
export interface DatasetInfo {
  readonly name: string
  readonly title: string
  /** The version of the published data. */
  readonly version: string
  readonly description: string
  /** As an SPDX identifier. */
  readonly licence: string
  readonly citation: string
  readonly homepage: string
  /** The number of items by split. */
  readonly splits: Readonly<Record<string, number>>
  readonly features: Readonly<Record<string, Feature>>
  readonly classNames: readonly string[]
  /** On disk, as it lies in the cache. */
  readonly bytes: number
  /** What goes over the wire at most. */
  readonly downloadBytes: number
  readonly knownIssues: readonly string[]
}
