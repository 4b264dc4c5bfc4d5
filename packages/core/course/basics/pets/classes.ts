import type { Language } from '@firstgrad/errors'

/** Names of the species in the order of their numbers. */
export const classNames: Readonly<Record<Language, readonly [string, string, string]>> = {
  en: ['cat', 'dog', 'rabbit'],
  'zh-CN': ['猫', '狗', '兔子'],
}

/** 1 at the number of the class, else 0: `[length, classes]`. */
export const oneHot = (labels: ArrayLike<number>, classes = 3) => {
  const data = new Float32Array(labels.length * classes)
  for (let i = 0; i < labels.length; i++) data[i * classes + labels[i]!] = 1
  return { data, shape: [labels.length, classes] }
}

/** Probabilities of logits, row by row. */
export const softmaxRows = (logits: Float32Array, classes = 3): Float32Array => {
  const shares = new Float32Array(logits.length)
  for (let row = 0; row < logits.length; row += classes) {
    const own = logits.subarray(row, row + classes)
    const top = Math.max(...own)
    const grown = own.map((value) => Math.exp(value - top))
    const sum = grown.reduce((a, b) => a + b, 0)
    shares.set(
      grown.map((value) => value / sum),
      row,
    )
  }
  return shares
}

/** The class with the highest score of each row. */
export const answersOf = (scores: Float32Array, classes = 3): Uint8Array =>
  Uint8Array.from({ length: scores.length / classes }, (_, i) => {
    const own = scores.subarray(i * classes, (i + 1) * classes)
    return own.indexOf(Math.max(...own))
  })

/** The share of answers that are the label; 0 of none. */
export const shareRight = (answers: ArrayLike<number>, labels: ArrayLike<number>): number => {
  let right = 0
  for (let i = 0; i < labels.length; i++) right += +(answers[i] === labels[i])
  return labels.length === 0 ? 0 : right / labels.length
}
