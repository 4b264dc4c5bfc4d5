/** Corners of an upright box, y down. */
export interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Shape {
  /** How far a point is from the edge: negative inside, exact near the edge only. */
  readonly distance: (x: number, y: number) => number
  /** What the whole shape lies in. */
  readonly bounds: Bounds
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** The box around some boxes. */
export const bounding = (boxes: readonly Bounds[]): Bounds => ({
  left: Math.min(...boxes.map(({ left }) => left)),
  top: Math.min(...boxes.map(({ top }) => top)),
  right: Math.max(...boxes.map(({ right }) => right)),
  bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
})

/** Everything that lies in one of some shapes. */
export const union = (...shapes: readonly Shape[]): Shape => ({
  distance: (x, y) => {
    let nearest = Number.POSITIVE_INFINITY
    for (const { bounds, distance } of shapes) {
      // No shape is nearer than its box, and a box is cheaper to measure.
      const { left, right, top, bottom } = bounds
      if (Math.max(left - x, x - right, top - y, y - bottom) < nearest)
        nearest = Math.min(nearest, distance(x, y))
    }
    return nearest
  },
  bounds: bounding(shapes.map(({ bounds }) => bounds)),
})
