/** One of the things that every item of a data set has. */
export interface Feature {
  readonly dtype: 'uint8' | 'int32' | 'float32' | 'float64' | 'string'
  /**
   * Of one item: `[height, width, channels]` for an image, `[]` for a number; -1 where each item has
   * a length of its own.
   */
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
  /** As an SPDX expression; `NOASSERTION` where the authors name no licence. */
  readonly licence: string
  readonly citation: string
  readonly homepage: string
  /** The number of items by split. */
  readonly splits: Readonly<Record<string, number>>
  /**
   * `mixed` where the published items are sorted by class or by the alphabet: slices are then cut
   * from one fixed order of all items. Default: the order of the published files.
   */
  readonly order?: 'published' | 'mixed'
  readonly features: Readonly<Record<string, Feature>>
  /** Empty where there are no classes, or where only the data itself names them. */
  readonly classNames: readonly string[]
  /** On disk, as it lies in the cache. */
  readonly bytes: number
  /** What goes over the wire at most. */
  readonly downloadBytes: number
  readonly knownIssues: readonly string[]
}
