import type { MapData } from './course'

/** Rows are 100 high and everything is 1000 wide, whatever the page is. */
const width = 1000
const rowHeight = 100

/** A stop reaches so far above and below the middle of its row. */
const reach = 38

const middleOf = (row: number) => rowHeight * (row + 0.5)

/** Half of the widest stop; where many stand in a row, they are as much narrower. */
const widest = 0.115 * width

/** The place beside the stops of a row that is nearest to x. */
const besides = (stops: readonly number[], x: number) => {
  const clearance = Math.min(widest, width / (2 * stops.length))
  const met = stops.find((stop) => Math.abs(stop - x) < clearance)
  return met === undefined ? x : met + (x < met ? -clearance : clearance)
}

/** Curves that leave and arrive upright. */
const curve = (x1: number, y1: number, x2: number, y2: number) => {
  const bend = (y2 - y1) / 2
  return `C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`
}

/** Which exercise leads to which, as paths; rows between are passed beside their stops. */
export const edgesOf = ({ rows, x, exercises }: MapData) => {
  const rowOf = (id: string) => rows.findIndex((row) => row.includes(id))
  const path = (from: string, to: string) => {
    const [first, last] = [rowOf(from), rowOf(to)]
    const [start, end] = [width * x[from]!, width * x[to]!]
    let [atX, atY] = [start, middleOf(first)]
    let d = `M${atX} ${atY}`
    for (let row = first + 1; row < last; row++) {
      const straight = start + ((end - start) * (row - first)) / (last - first)
      const stops = rows[row]!.map((id) => width * x[id]!)
      const [free, top] = [besides(stops, straight), middleOf(row) - reach]
      d += `${curve(atX, atY, free, top)}V${top + 2 * reach}`
      ;[atX, atY] = [free, top + 2 * reach]
    }
    return d + curve(atX, atY, end, middleOf(last))
  }
  return exercises.flatMap(({ id, prerequisites }) =>
    prerequisites
      .filter((from) => rowOf(from) >= 0)
      .map((from) => ({ from, id, d: path(from, id) })),
  )
}
