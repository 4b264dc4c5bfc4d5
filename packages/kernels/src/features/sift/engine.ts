import { type Engine, engineOf, type WithEngine } from '../../host/engine.js'
import { hex } from '../../host/generated/sift.js'

/** What assembly/sift.ts exports. Places are addresses in bytes. */
interface Exports {
  enlarge(...imageAndPlane: EnlargeArguments): void
  halve(...planes: HalveArguments): void
  blur(...planesAndTaps: BlurArguments): void
  extrema(...octaveAndPlaces: ExtremaArguments): number
  orientations(...levelAndPlaces: OrientationsArguments): number
  describe(...levelAndPlaces: DescribeArguments): void
}

type EnlargeArguments = [
  image: number,
  height: number,
  width: number,
  rows: number,
  target: number,
  stride: number,
  before: number,
  behind: number,
]

type HalveArguments = [
  source: number,
  sourceStride: number,
  target: number,
  height: number,
  width: number,
  stride: number,
]

type BlurArguments = [
  source: number,
  target: number,
  height: number,
  width: number,
  stride: number,
  taps: number,
  radius: number,
  scratch: number,
]

type ExtremaArguments = [
  levels: number,
  height: number,
  width: number,
  stride: number,
  layers: number,
  row: number,
  least: number,
  contrast: number,
  edge: number,
  differences: number,
  seen: number,
  list: number,
]

/** A pixel of a level, how far around it pixels count, and how much one beside it does. */
type Around = [
  level: number,
  height: number,
  width: number,
  stride: number,
  row: number,
  column: number,
  radius: number,
  q: number,
]

type OrientationsArguments = [...Around, weights: number, histogram: number, peaks: number]

type DescribeArguments = [
  ...Around,
  cosine: number,
  sine: number,
  direction: number,
  weights: number,
  histogram: number,
  descriptor: number,
]

export type SiftEngine = Engine<Exports>

export const withSift: WithEngine<Exports> = /* @__PURE__ */ engineOf<Exports>(hex)
