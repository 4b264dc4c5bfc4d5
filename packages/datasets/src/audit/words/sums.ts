/** The sum of one number of each entry. */
export const sumOf = <Entry>(entries: readonly Entry[], value: (entry: Entry) => number): number =>
  entries.reduce((sum, entry) => sum + value(entry), 0)
