import type { Scale, Tick } from '../scales/scale.js'
import type { Medium } from '../scene/medium.js'
import { fitted } from '../scene/text.js'

/** A tick with a place for its text, which takes `width` pixels around `center`. */
export interface PlacedTick extends Tick {
  readonly at: number
  readonly center: number
  readonly width: number
}

/** As many ticks as stand beside each other from `from` to `to` without touching. */
export const ticksAcross = (
  scale: Scale,
  from: number,
  to: number,
  [least, most]: readonly [number, number],
  medium: Medium,
): PlacedTick[] => {
  const room = to - from
  let count = Math.max(2, Math.min(10, Math.floor(room / (medium.small.size * 5))))
  for (; count >= 1; count--) {
    const placed = scale.ticks(count).map((tick) => place(tick, scale.at(tick.value), medium))
    const inside = placed
      .filter(({ at }) => at >= from - 0.5 && at <= to + 0.5)
      .map((tick) => pushedInside(tick, least, most))
      .filter(({ center, width }) => center - width / 2 >= least && center + width / 2 <= most)
    if (inside.length > 0 && !anyTouch(inside, medium)) return inside
  }
  return []
}

/** Texts of bands: cut to the width of a band, or only every so many of them. */
export const bandTicks = (
  labels: readonly string[],
  centerOf: Scale['at'],
  band: number,
  [least, most]: readonly [number, number],
  medium: Medium,
): PlacedTick[] => {
  const { small, gapX } = medium
  const shortest = medium.widthOf('mmm…', small)
  const widest = Math.max(0, ...labels.map((label) => medium.widthOf(label, small)))
  const stride = Math.max(1, Math.ceil((Math.min(widest, shortest) + 2 * gapX) / band))
  const placed = labels.flatMap((label, index) => {
    if (index % stride !== 0) return []
    const text = fitted(label, stride * band - 2 * gapX, small, medium)
    const at = centerOf(index)
    return [pushedInside(place({ value: index, text }, at, medium), least, most)]
  })
  return placed.filter(({ text }) => text !== '')
}

/** Ticks one above the other: texts have a line each. */
export const ticksUpward = (
  scale: Scale,
  from: number,
  to: number,
  medium: Medium,
): PlacedTick[] => {
  const room = to - from
  const { line } = medium.small
  let count = Math.max(1, Math.min(8, Math.floor(room / (line * 2.2))))
  for (; count >= 1; count--) {
    const ticks = scale.ticks(count)
    const placed = ticks
      .map((tick) => place(tick, scale.at(tick.value), medium))
      .filter(({ at }) => at >= from - 0.5 && at <= to + 0.5)
    const rows = placed.map(({ at }) => at).sort((a, b) => a - b)
    const apart = rows.every((at, i) => i === 0 || at - (rows[i - 1] as number) >= line)
    if (placed.length > 0 && apart) return placed
  }
  return []
}

const place = (tick: Tick, at: number, medium: Medium): PlacedTick => ({
  ...tick,
  at,
  center: at,
  width: medium.widthOf(tick.text, medium.small),
})

/** A text at the end of an axis moves until it is within the frame. */
const pushedInside = (tick: PlacedTick, least: number, most: number): PlacedTick => {
  const half = tick.width / 2
  return { ...tick, center: Math.min(Math.max(tick.center, least + half), most - half) }
}

const anyTouch = (ticks: readonly PlacedTick[], { gapX }: Medium): boolean => {
  const sorted = ticks.toSorted((a, b) => a.center - b.center)
  return sorted.some((tick, i) => {
    const before = sorted[i - 1]
    return before && tick.center - tick.width / 2 - (before.center + before.width / 2) < 2 * gapX
  })
}

/** Names one above the other: all, or every so many. */
export const nameTicks = (
  names: readonly string[],
  scale: Scale,
  length: number,
  width: number,
  medium: Medium,
): PlacedTick[] => {
  const band = length / Math.max(1, names.length)
  const stride = Math.max(1, Math.ceil(medium.small.line / Math.max(band, 1e-9)))
  return names.flatMap((name, index) => {
    if (index % stride !== 0) return []
    const text = fitted(name, width - medium.gapX, medium.small, medium)
    return [place({ value: index, text }, scale.at(index), medium)]
  })
}
