const logarithm = (argument: number): number => {
  let halvings = 0
  let x = argument
  for (; x < 0.75; x *= 2) halvings++
  // ln x = 2 artanh((x - 1) / (x + 1)), whose series ends soon near x = 1.
  const t = (x - 1) / (x + 1)
  const tt = t * t
  return 2 * t * (1 + tt * (1 / 3 + tt * (1 / 5 + tt * (1 / 7 + tt / 9)))) - halvings * Math.LN2
}

/**
 * The number below which a standard normal variable lies with a probability, to 7 digits.
 *
 * M. J. Wichura, Algorithm AS 241 (PPND7), Applied Statistics 37 (1988). The usual Box-Muller needs
 * Math.log and Math.cos, whose last digits differ between engines; here only +, -, *, / and
 * Math.sqrt work, which ECMAScript and IEEE 754 fix to the bit.
 *
 * @param probability at least 1e-10 away from 0 and 1: the formula for what lies farther is left out
 */
export const normalQuantile = (probability: number): number => {
  const q = probability - 0.5
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q
    return (
      (q * (((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)) /
      (((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1)
    )
  }
  const r = Math.sqrt(-logarithm(q < 0 ? probability : 1 - probability)) - 1.6
  const size =
    (((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777) /
    ((0.12021132975 * r + 0.7370016425) * r + 1)
  return q < 0 ? -size : size
}
