/** A pixel. */
export type Place = readonly [y: number, x: number]

/** The pixels from one place to another (J. Bresenham, 1965). */
export function* line([fromY, fromX]: Place, [toY, toX]: Place): Generator<Place> {
  const isSteep = Math.abs(toY - fromY) > Math.abs(toX - fromX)
  // Along the longer way, and across it.
  const [start, end] = isSteep ? [fromY, toY] : [fromX, toX]
  const [side, otherSide] = isSteep ? [fromX, toX] : [fromY, toY]
  const [long, short] = [Math.abs(end - start), Math.abs(otherSide - side)]
  const [step, sideStep] = [end > start ? 1 : -1, otherSide > side ? 1 : -1]
  let across = side
  let error = 2 * short - long
  for (let i = 0; i < long; i++) {
    const along = start + i * step
    yield isSteep ? [along, across] : [across, along]
    while (error >= 0) {
      across += sideStep
      error -= 2 * long
    }
    error += 2 * short
  }
  yield [toY, toX]
}
