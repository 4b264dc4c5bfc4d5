import type { Operand } from './cases.js'

/** Numbers that differ, of both signs where the operand may have both; whole for integers. */
export const valuesOf = (size: number, operand: Operand, seed: number): number[] => {
  const { low = -1, high = 1, dtype = 'float32', values } = operand
  if (values) return [...values]
  return Array.from({ length: size }, (_, i) => {
    const at = ((i * 37 + seed * 11 + 5) % 61) / 61
    const value = low + (high - low) * at
    return dtype === 'float32' ? value : Math.floor(value)
  })
}

/** A number that changes when any number of the answer does, and how large the sum's parts are. */
export const checksum = (answers: readonly ArrayLike<number>[]): { sum: number; scale: number } => {
  let sum = 0
  let scale = 1e-3
  for (const answer of answers) {
    for (let i = 0; i < answer.length; i++) {
      const part = (answer[i] as number) * (1 + ((i * 29) % 31) / 31)
      sum += part
      scale += Math.abs(part)
    }
  }
  return { sum, scale }
}
