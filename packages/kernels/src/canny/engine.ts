import { type Engine, engineOf, type WithEngine } from '../host/engine.js'
import { hex } from '../host/generated/canny.js'

/** What assembly/canny.ts exports. Places are addresses in bytes. */
interface Exports {
  smooth(...planeAndPlaces: SmoothArguments): void
  frame(...plane: [height: number, width: number, plane: number]): void
  changes(...planes: ChangesArguments): void
  suppressInterpolated(...planesAndThresholds: SuppressArguments): number
  suppressInFour(...planesAndThresholds: SuppressArguments): number
  follow(...mapAndStack: FollowArguments): void
}

type SmoothArguments = [
  height: number,
  width: number,
  source: number,
  target: number,
  taps: number,
  radius: number,
  ySources: number,
  xSources: number,
  shares: number,
  shareRows: number,
  scratch: number,
]

type ChangesArguments = [
  height: number,
  width: number,
  plane: number,
  down: number,
  right: number,
  magnitude: number,
  l1: boolean,
]

type SuppressArguments = [
  height: number,
  width: number,
  down: number,
  right: number,
  magnitude: number,
  low: number,
  high: number,
  map: number,
  stack: number,
]

type FollowArguments = [height: number, width: number, map: number, stack: number, count: number]

export type CannyEngine = Engine<Exports>

export const withCanny: WithEngine<Exports> = /* @__PURE__ */ engineOf<Exports>(hex)
