import { engineOf, type WithEngine } from '../host/engine.js'
import { hex } from '../host/generated/features.js'

/** What assembly/features.ts exports. Places are addresses in bytes. */
interface Exports {
  hogCells(...shapeAndPlaces: HogArguments): void
  lbp(...shapeAndPlaces: LbpArguments): void
}

type HogArguments = [
  height: number,
  width: number,
  channels: number,
  image: number,
  cellHeight: number,
  cellWidth: number,
  orientations: number,
  cosines: number,
  sines: number,
  scratch: number,
  histograms: number,
]

type LbpArguments = [
  height: number,
  width: number,
  margin: number,
  stride: number,
  padded: number,
  pointCount: number,
  points: number,
  columnCount: number,
  lefts: number,
  rights: number,
  rows: number,
  codes: number,
]

export const withFeatures: WithEngine<Exports> = /* @__PURE__ */ engineOf<Exports>(hex)
