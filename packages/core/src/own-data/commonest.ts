/** The share of labels that the commonest one has: what is right of always answering the same. */
export const commonest = (labels: ArrayLike<number>): number => {
  const counts = new Map<number, number>()
  for (let i = 0; i < labels.length; i++) counts.set(labels[i]!, (counts.get(labels[i]!) ?? 0) + 1)
  return labels.length === 0 ? 0 : Math.max(...counts.values()) / labels.length
}
