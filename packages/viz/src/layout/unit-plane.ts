import type { LineMark } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import type { Legend } from './legend.js'
import { type Plane, plane } from './plane.js'

/** A square plot of shares against shares, with the diagonal that chance or perfection takes. */
export const unitPlane = (
  width: number,
  height: number,
  labels: { readonly x: string; readonly y: string },
  legend: Legend,
  medium: Medium,
): Plane & { readonly diagonal: LineMark } => {
  const axis = { scale: 'linear', domain: [0, 1] } as const
  const made = plane(
    width,
    height,
    { x: { ...axis, label: labels.x }, y: { ...axis, label: labels.y }, equal: true, legend },
    medium,
  )
  const { x, y } = made
  const diagonal: LineMark = {
    type: 'line',
    points: [x.at(0), y.at(0), x.at(1), y.at(1)],
    stroke: medium.theme.axis,
    dash: '3 3',
  }
  return { ...made, diagonal }
}
