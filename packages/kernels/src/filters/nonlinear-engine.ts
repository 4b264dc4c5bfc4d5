import { engineOf, type WithEngine } from '../host/engine.js'
import { base64 } from '../host/generated/nonlinear.js'

/** What assembly/nonlinear.ts exports. Places are addresses in bytes. */
export interface NonlinearEngine {
  readonly memory: WebAssembly.Memory
  medianOfFew(...shapeAndPlaces: MedianArguments): void
  medianByRank(...shapeAndPlaces: MedianArguments): void
  spreadNaN(...shapeAndPlaces: SpreadNaNArguments): void
  bilateral(...shapeAndPlaces: BilateralArguments): void
  bilateralGradient(...shapeAndPlaces: BilateralGradientArguments): void
  nonLocalMeans(...shapeAndPlaces: NonLocalMeansArguments): void
  totalVariation(...shapeAndPlaces: TotalVariationArguments): void
}

type Images = [
  images: number,
  height: number,
  width: number,
  channels: number,
  source: number,
  target: number,
]

type SpreadNaNArguments = [...Images, size: number, ySources: number, xSources: number]

type MedianArguments = [...SpreadNaNArguments, value: number, scratch: number]

type Likeness = [
  size: number,
  distances: number,
  likeness: number,
  ySources: number,
  xSources: number,
  value: number,
  scratch: number,
]

type BilateralArguments = [...Images, ...Likeness]

type BilateralGradientArguments = [...Images, gradient: number, ...Likeness]

type NonLocalMeansArguments = [
  ...Images,
  half: number,
  reach: number,
  noise: number,
  scale: number,
  ySources: number,
  xSources: number,
  scratch: number,
]

type TotalVariationArguments = [
  ...Images,
  weight: number,
  eps: number,
  maxIterations: number,
  scratch: number,
]

export const withNonlinear: WithEngine<NonlinearEngine> =
  /* @__PURE__ */ engineOf<NonlinearEngine>(base64)
