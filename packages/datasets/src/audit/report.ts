/** `look`: it may well be right, but somebody should look. */
export type Verdict = 'ok' | 'look' | 'problem'

/** A check that could not be made, or was not wanted. */
export interface Skipped {
  readonly verdict: 'skipped'
  readonly reason: 'no-labels' | 'one-class' | 'too-few-items' | 'not-images' | 'turned-off'
}

/** Where an item stands. */
export interface AuditItem {
  readonly split: string
  readonly index: number
  /** `null` without labels, and for what is no number. */
  readonly label: number | null
}

export interface SplitFacts {
  readonly name: string
  readonly length: number
}

// Values

export interface ValuesOfSplit {
  readonly split: string
  /** Values in all: items times the values of one. */
  readonly values: number
  readonly nan: number
  readonly infinite: number
  /** Finite ones below or above the expected range. */
  readonly outside: number
  /** The first items that hold one of the above. */
  readonly items: readonly number[]
  /** Of the finite values; `null` if there are none. */
  readonly range: readonly [least: number, most: number] | null
  readonly mean: number | null
  /** Features, or places of the image, that have one value in all of at least two items. */
  readonly constant: number
  /** The first of them: indices into one item. */
  readonly constantAt: readonly number[]
  /** Of tables: the finite range of the first features. */
  readonly features: readonly {
    readonly name: string
    readonly range: readonly [least: number, most: number] | null
  }[]
}

export interface ValuesCheck {
  readonly verdict: Verdict
  readonly expectedRange: readonly [least: number, most: number] | null
  /** Values in one item. */
  readonly size: number
  readonly splits: readonly ValuesOfSplit[]
}

// Classes

export interface ClassesOfSplit {
  readonly split: string
  /** Items of each class; `null` without labels. */
  readonly counts: readonly number[] | null
  /** Classes without an item; none in a split without items. */
  readonly missing: readonly number[]
  /** The largest class over the smallest that occurs; `null` if none occurs. */
  readonly imbalance: number | null
  /** Labels that are no class. */
  readonly invalid: number
  /** The first items that have such a label. */
  readonly invalidAt: readonly number[]
}

export interface ClassDifference {
  readonly splits: readonly [string, string]
  /** Half the sum over all classes of the difference between their parts: 0 alike, 1 disjoint. */
  readonly totalVariation: number
  /** What two random draws of these sizes from the same classes give, about. */
  readonly byChance: number
}

export interface ClassesCheck {
  readonly verdict: Verdict
  readonly classNames: readonly string[]
  readonly splits: readonly ClassesOfSplit[]
  readonly differences: readonly ClassDifference[]
}

// Exact duplicates

export interface DuplicatesWithin {
  readonly split: string
  /** Different items that occur at least twice. */
  readonly groups: number
  /** Items that are a repetition of an earlier one. */
  readonly extra: number
  /** Pairs of equal items: `k (k - 1) / 2` for a group of `k`. */
  readonly pairs: number
  /** Groups with more than one label. */
  readonly contradicting: number
}

export interface DuplicatesShared {
  readonly splits: readonly [string, string]
  /** Different items that occur in both. */
  readonly groups: number
  /** Items of the first split that occur in the second, and the other way round. */
  readonly items: readonly [number, number]
  /** Pairs of equal items, one of each split. */
  readonly pairs: number
  /** Groups with more than one label. */
  readonly contradicting: number
}

export interface DuplicateGroup {
  readonly count: number
  /** The first of them, by split and index. */
  readonly items: readonly AuditItem[]
  readonly contradicting: boolean
}

export interface DuplicatesCheck {
  readonly verdict: Verdict
  readonly within: readonly DuplicatesWithin[]
  readonly shared: readonly DuplicatesShared[]
  /** All groups of all splits. */
  readonly groupCount: number
  /** The first groups: contradicting ones before shared ones before the rest. */
  readonly groups: readonly DuplicateGroup[]
}

// Near duplicates

export interface NearWithin {
  readonly split: string
  readonly pairs: number
  /** Items that are part of a pair. */
  readonly items: number
  /** Pairs with two labels. */
  readonly contradicting: number
}

export interface NearShared {
  readonly splits: readonly [string, string]
  readonly pairs: number
  /** Items of each split that are part of a pair. */
  readonly items: readonly [number, number]
  readonly contradicting: number
}

export interface NearPair {
  readonly items: readonly [AuditItem, AuditItem]
  /** Bits in which their hashes differ. */
  readonly hashDistance: number
  /** Mean absolute difference, as a part of the expected range. */
  readonly meanDifference: number
}

export interface NearDuplicatesCheck {
  readonly verdict: Verdict
  readonly hashDistance: number
  readonly meanDifference: number
  readonly within: readonly NearWithin[]
  readonly shared: readonly NearShared[]
  readonly pairCount: number
  /** The closest pairs. */
  readonly pairs: readonly NearPair[]
  /** False if there was so much alike that the search was cut short; the counts are then too low. */
  readonly complete: boolean
}

// Labels

export interface SuspectedLabel extends AuditItem {
  readonly label: number
  /** The class that the model is confident of instead. */
  readonly suggested: number
  /** What the model gives the label. */
  readonly selfConfidence: number
  /** `selfConfidence` less the largest probability of another class: -1 to 1, the worst first. */
  readonly margin: number
}

export interface LabelsOfSplit {
  readonly split: string
  readonly from: 'given' | 'baseline'
  /** Items with a label that is a class. */
  readonly items: number
  /** Part of them for which the label is the most probable class. */
  readonly agreement: number
  /** For each class, the mean probability of the class over the items with that label. */
  readonly thresholds: readonly (number | null)[]
  /** `[label][class]`: items counted as of a class with confidence. */
  readonly confidentJoint: readonly (readonly number[])[]
  /** Part of the labels that is wrong, estimated from the joint distribution. */
  readonly noise: number
  readonly suspectCount: number
  /** The worst, by margin. */
  readonly suspects: readonly SuspectedLabel[]
}

export interface LabelsCheck {
  readonly verdict: Verdict
  readonly splits: readonly LabelsOfSplit[]
}

/** What {@link audit} found. Plain data: `JSON.stringify` loses nothing. */
export interface AuditReport {
  readonly kind: 'images' | 'table'
  readonly splits: readonly SplitFacts[]
  readonly values: ValuesCheck
  readonly classes: ClassesCheck | Skipped
  readonly duplicates: DuplicatesCheck
  readonly nearDuplicates: NearDuplicatesCheck | Skipped
  readonly labels: LabelsCheck | Skipped
}

export type CheckName = 'values' | 'classes' | 'duplicates' | 'nearDuplicates' | 'labels'
