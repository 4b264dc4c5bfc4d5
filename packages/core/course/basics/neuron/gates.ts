export type Gate = 'and' | 'or' | 'xor'

/** A neuron with two inputs. */
export interface Neuron {
  readonly w1: number
  readonly w2: number
  readonly b: number
}

export const gates: readonly Gate[] = ['and', 'or', 'xor']

/** The four corners of the square: all that two inputs of 0 and 1 can be. */
export const corners: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]

const truth: Readonly<Record<Gate, readonly number[]>> = {
  and: [0, 0, 0, 1],
  or: [0, 1, 1, 1],
  xor: [0, 1, 1, 0],
}

/** What the gate answers at the four corners. */
export const answersOf = (gate: Gate): readonly number[] => truth[gate]

/** The neuron says 1 where its output is above one half, which is where the sum is above 0. */
export const fires = ({ w1, w2, b }: Neuron, x1: number, x2: number): number =>
  Number(w1 * x1 + w2 * x2 + b > 0)

/** The share of corners that are right. */
export const accuracyOf = (neuron: Neuron, gate: Gate): number =>
  corners.filter(([x1, x2], i) => fires(neuron, x1, x2) === truth[gate][i]).length / corners.length

const whole = Array.from({ length: 21 }, (_, i) => i - 10)

/** The most that any neuron with whole weights from -10 to 10 gets right: 9,261 are tried. */
export const bestAccuracy = (gate: Gate): number =>
  Math.max(
    ...whole.flatMap((w1) =>
      whole.flatMap((w2) => whole.map((b) => accuracyOf({ w1, w2, b }, gate))),
    ),
  )
