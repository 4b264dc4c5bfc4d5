const turn = 2 * Math.PI

/**
 * The sine of an angle in radians, to 1e-9.
 *
 * ECMAScript leaves the last digits of Math.sin to the engine, but fixes +, -, * and / to the bit.
 * Made of these alone, the series of Taylor gives every engine the same bits.
 */
export const sine = (radians: number): number => {
  let x = radians - turn * Math.round(radians / turn)
  if (x > Math.PI / 2) x = Math.PI - x
  else if (x < -Math.PI / 2) x = -Math.PI - x
  let term = x
  let sum = x
  for (let power = 3; power <= 15; power += 2) {
    term *= (-x * x) / (power * (power - 1))
    sum += term
  }
  return sum
}

/** The cosine of an angle in radians, made as `sine` is. */
export const cosine = (radians: number): number => sine(radians + Math.PI / 2)
