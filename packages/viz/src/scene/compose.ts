import type { Figure } from '../figures/figure.js'
import { type Compose, leastSize } from '../figures/kind.js'
import { kindOf } from '../figures/kinds.js'
import { heading } from '../layout/heading.js'
import { moved, scaled } from './marks.js'
import type { Medium } from './medium.js'

/** A figure with its title within a box of this size. */
export const compose: Compose = (figure, width, height, medium) => {
  const scale = shrinkage(figure, width, height, medium)
  const [wide, high] = [width / scale, height / scale]
  const title = heading(figure.title, wide, medium)
  const body = Math.max(1, high - title.height)
  const drawn = kindOf(figure).draw(figure, wide, body, medium, compose)
  const { marks, tips } = moved(drawn, 0, title.height)
  const drawing = { marks: [...title.marks, ...marks], tips }
  return scale === 1 ? drawing : scaled(drawing, scale)
}

const step = 0.93
const smallest = 0.002

/** How much smaller a figure must be to fit into too little room: text and all. */
const shrinkage = (figure: Figure, width: number, height: number, medium: Medium): number => {
  if (!medium.canShrink) return 1
  const { height: heightAt, isRigid, least = () => leastSize } = kindOf(figure)
  const fits = (scale: number) => {
    const [wide, high] = [width / scale, height / scale]
    const { width: leastWidth, height: leastHeight } = least(figure)
    const title = heading(figure.title, wide, medium).height
    const needed = isRigid && heightAt ? heightAt(figure, wide, medium) : leastHeight
    return wide >= leastWidth && title + needed <= high + 1
  }
  let scale = 1
  while (scale > smallest && !fits(scale)) scale *= step
  return scale
}
