import type { Figure } from '../figures/figure.js'
import type { Compose } from '../figures/kind.js'
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
const smallest = 0.05

/** How much smaller a figure that needs its height must be to fit: text and all. */
const shrinkage = (figure: Figure, width: number, height: number, medium: Medium): number => {
  const { height: heightAt, isRigid } = kindOf(figure)
  if (!heightAt || !isRigid || !medium.canShrink) return 1
  let scale = 1
  while (scale > smallest) {
    const wide = width / scale
    const needed = heading(figure.title, wide, medium).height + heightAt(figure, wide, medium)
    if (needed <= height / scale + 1) return scale
    scale *= step
  }
  return scale
}
