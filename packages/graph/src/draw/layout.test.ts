import { describe, expect, it } from 'vitest'
import type { Arrow } from './layers.js'
import { type Layout, layOut, type Rectangle, type Size, type Stroke } from './layout.js'

const boxes = (count: number, size: (box: number) => Size = () => ({ width: 80, height: 40 })) =>
  Array.from({ length: count }, (_, box) => size(box))

const place = (sizes: readonly Size[], arrows: readonly Arrow[]): Layout => {
  const layout = layOut(sizes, arrows, 10_000)
  if (typeof layout === 'string') throw new Error(layout)
  return layout
}

const overlap = (a: Rectangle, b: Rectangle) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The points of a stroke as `toSVG` draws it: a line, or a Bézier curve with level ends. */
const points = ({ fromX, fromY, toX, toY }: Stroke) =>
  Array.from({ length: 33 }, (_, i) => {
    const t = i / 32
    const x = (fromX + toX) / 2
    const bezier = (a: number, b: number, c: number, d: number) =>
      (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d
    return { x: bezier(fromX, x, x, toX), y: bezier(fromY, fromY, toY, toY) }
  })

const ROUNDING = 1e-9

const complaints = (layout: Layout, arrows: readonly Arrow[]): string[] => {
  const found: string[] = []
  const { width, height } = layout
  layout.boxes.forEach((box, i) => {
    const right = box.x + box.width
    const bottom = box.y + box.height
    if (box.x < -ROUNDING || box.y < -ROUNDING || right > width || bottom > height + ROUNDING) {
      found.push(`box ${i} leaves the picture`)
    }
    for (let j = 0; j < i; j += 1) {
      if (overlap(box, layout.boxes[j]!)) found.push(`boxes ${j} and ${i} overlap`)
    }
  })
  for (const stroke of layout.strokes) {
    for (const { x, y } of points(stroke)) {
      if (x < 0 || y < 0 || x > width || y > height + ROUNDING)
        found.push('a stroke leaves the picture')
      const hit = layout.boxes.findIndex(
        (box) =>
          x > box.x + 0.01 &&
          x < box.x + box.width - 0.01 &&
          y > box.y - 1 &&
          y < box.y + box.height + 1,
      )
      if (hit >= 0) found.push(`a stroke runs through box ${hit}`)
    }
  }
  for (const { from, to } of arrows) {
    const source = layout.boxes[from]!
    if (source.x + source.width >= layout.boxes[to]!.x) found.push(`${from} → ${to} runs back`)
  }
  if (layout.tips.length !== arrows.length) found.push(`${layout.tips.length} tips`)
  return found
}

/** Follows strokes that touch from the tips of `to` to the right edges of boxes. */
const sourcesOf = (layout: Layout, to: number): number[] => {
  const target = layout.boxes[to]!
  const near = (a: number, b: number) => Math.abs(a - b) < 0.01
  return layout.tips
    .filter(({ x, y }) => near(x, target.x) && y > target.y && y < target.y + target.height)
    .sort((a, b) => a.y - b.y)
    .map((tip) => {
      let { x, y } = tip as { x: number; y: number }
      for (;;) {
        const source = layout.boxes.findIndex(
          (box) => near(box.x + box.width, x) && near(box.y + box.height / 2, y),
        )
        if (source >= 0) return source
        const stroke = layout.strokes.find(({ toX, toY }) => near(toX, x) && near(toY, y))
        if (!stroke) return -1
        x = stroke.fromX
        y = stroke.fromY
      }
    })
}

const random = (seed: number) => {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe('layOut', () => {
  it('places nothing in nothing', () => {
    expect(layOut([], [], 10)).toEqual({ width: 0, height: 0, boxes: [], strokes: [], tips: [] })
  })

  it('places one box in its own size', () => {
    expect(place(boxes(1), []).boxes).toEqual([{ x: 0, y: 0, width: 80, height: 40 }])
  })

  it('draws a chain as a straight row', () => {
    const arrows = [0, 1, 2].map((from) => ({ from, to: from + 1, port: 0 }))
    const layout = place(boxes(4), arrows)
    expect(complaints(layout, arrows)).toEqual([])
    expect(layout.boxes.map(({ y }) => y)).toEqual([0, 0, 0, 0])
    expect(layout.boxes.map(({ x }) => x)).toEqual([0, 120, 240, 360])
  })

  it('puts a source beside its first reader', () => {
    // 0 → 1 → 2 → 3, and 4 → 3
    const arrows = [0, 1, 2].map((from) => ({ from, to: from + 1, port: 0 }))
    const layout = place(boxes(5), [...arrows, { from: 4, to: 3, port: 1 }])
    expect(layout.boxes[4]!.x).toBe(layout.boxes[2]!.x)
  })

  it('lets inputs enter in their order, from top to bottom', () => {
    const arrows = [3, 1, 0, 2, 1].map((from, port) => ({ from, to: 4, port }))
    const layout = place(boxes(5), arrows)
    expect(complaints(layout, arrows)).toEqual([])
    expect(sourcesOf(layout, 4)).toEqual([3, 1, 0, 2, 1])
    // The order of the sources follows, so that nothing has to cross.
    const ys = [3, 1, 0, 2].map((box) => layout.boxes[box]!.y)
    expect(ys.filter((y, i) => i > 0 && y < ys[i - 1]!).length).toBeLessThanOrEqual(1)
  })

  it('leads long arrows around the boxes between', () => {
    const arrows = [
      ...[0, 1, 2, 3].map((from) => ({ from, to: from + 1, port: 0 })),
      { from: 0, to: 4, port: 1 },
      { from: 0, to: 3, port: 1 },
    ]
    const layout = place(boxes(5), arrows)
    expect(complaints(layout, arrows)).toEqual([])
    expect(sourcesOf(layout, 4)).toEqual([3, 0])
    expect(sourcesOf(layout, 3)).toEqual([2, 0])
  })

  it('undoes a crossing that the order of building suggests', () => {
    const arrows = [
      { from: 0, to: 3, port: 0 },
      { from: 1, to: 2, port: 0 },
      { from: 2, to: 4, port: 0 },
      { from: 3, to: 4, port: 1 },
    ]
    const { boxes: at } = place(boxes(5), arrows)
    expect(at[0]!.y > at[1]!.y).toBe(at[3]!.y > at[2]!.y)
  })

  it('survives a fan of 300 and a chain of 3,000', () => {
    const fan = Array.from({ length: 300 }, (_, i) => ({ from: 0, to: i + 1, port: 0 }))
    const gathered = fan.map(({ to }, port) => ({ from: to, to: 301, port }))
    const wide = [...fan, ...gathered]
    expect(complaints(place(boxes(302), wide), wide)).toEqual([])
    const long = Array.from({ length: 2999 }, (_, from) => ({ from, to: from + 1, port: 0 }))
    expect(place(boxes(3000), long).height).toBe(40)
  })

  it.each(Array.from({ length: 40 }, (_, seed) => seed))('keeps its promises, seed %i', (seed) => {
    const next = random(seed + 1)
    const count = 2 + next(35)
    const sizes = boxes(count, () => ({ width: 40 + next(200), height: 30 + next(90) }))
    const arrows: Arrow[] = []
    for (let to = 1; to < count; to += 1) {
      const inputs = next(4)
      for (let port = 0; port < inputs; port += 1) {
        arrows.push({ from: next(to), to, port, control: next(8) === 0 })
      }
    }
    const layout = place(sizes, arrows)
    expect(complaints(layout, arrows)).toEqual([])
    for (let to = 0; to < count; to += 1) {
      expect(sourcesOf(layout, to)).toEqual(
        arrows.filter((arrow) => arrow.to === to).map(({ from }) => from),
      )
    }
  })

  it('says when there is no such picture', () => {
    const circle = [
      { from: 0, to: 1, port: 0 },
      { from: 1, to: 0, port: 0 },
    ]
    expect(layOut(boxes(2), circle, 10)).toBe('cyclic')
    expect(layOut(boxes(1), [{ from: 0, to: 0, port: 0 }], 10)).toBe('cyclic')
    const chain = Array.from({ length: 20 }, (_, from) => ({ from, to: from + 1, port: 0 }))
    expect(layOut(boxes(21), [...chain, { from: 0, to: 20, port: 1 }], 10)).toBe('too-tangled')
  })
})
