/** 1 at the number of the class, else 0: `[length, classes]`. */
export const oneHot = (labels: ArrayLike<number>, classes: number): Float32Array => {
  const data = new Float32Array(labels.length * classes)
  for (let i = 0; i < labels.length; i++) data[i * classes + labels[i]!] = 1
  return data
}

/** The share of labels that the commonest one has: what is right of always answering the same. */
export const commonest = (labels: ArrayLike<number>): number => {
  const counts = new Map<number, number>()
  for (let i = 0; i < labels.length; i++) counts.set(labels[i]!, (counts.get(labels[i]!) ?? 0) + 1)
  return labels.length === 0 ? 0 : Math.max(...counts.values()) / labels.length
}

export const shareRight = (answers: ArrayLike<number>, labels: ArrayLike<number>): number => {
  let right = 0
  for (let i = 0; i < labels.length; i++) right += +(answers[i] === labels[i])
  return labels.length === 0 ? 0 : right / labels.length
}
