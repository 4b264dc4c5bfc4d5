export interface Place {
  readonly i: number
  readonly px: number
  readonly py: number
}

/** From so many points on, those that would lie on another within this many pixels are left out. */
const crowd = 2_000
const within = 2

/** Where points are drawn: each that has a place, of a crowd one for every little square. */
export const placesOf = (
  count: number,
  at: (index: number) => readonly [number, number],
): Place[] => {
  const places: Place[] = []
  const taken = new Set<number>()
  for (let i = 0; i < count; i++) {
    const [px, py] = at(i)
    if (!(Number.isFinite(px) && Number.isFinite(py))) continue
    if (count > crowd) {
      const square = Math.round(px / within) * 1_000_003 + Math.round(py / within)
      if (taken.has(square)) continue
      taken.add(square)
    }
    places.push({ i, px, py })
  }
  return places
}
