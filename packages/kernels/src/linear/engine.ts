import { engineOf, type ImageArguments, type WithEngine } from '../host/engine.js'
import { hex } from '../host/generated/linear.js'

/** What assembly/linear.ts exports. Places are addresses in bytes. */
interface Exports {
  correlate(...shapeAndPlaces: CorrelateArguments): void
  spread(...shapeAndPlaces: SpreadArguments): void
  edges(...shapeAndPlaces: EdgesArguments): void
}

type CorrelateArguments = [
  ...ImageArguments,
  kernelHeight: number,
  kernelWidth: number,
  taps: number,
  symmetric: boolean,
  ySources: number,
  xSources: number,
  value: number,
  scratch: number,
]

type SpreadArguments = [
  ...ImageArguments,
  kernelHeight: number,
  kernelWidth: number,
  taps: number,
  ySources: number,
  xSources: number,
  scratch: number,
]

type EdgesArguments = [
  ...ImageArguments,
  side: number,
  middle: number,
  eps: number,
  ySources: number,
  xSources: number,
  value: number,
  scratch: number,
]

export const withLinear: WithEngine<Exports> = /* @__PURE__ */ engineOf<Exports>(hex)
