import { engineOf, type ImageArguments, type WithEngine } from '../host/engine.js'
import { hex } from '../host/generated/nonlinear.js'

/** What assembly/nonlinear.ts exports. Places are addresses in bytes. */
interface Exports {
  medianOfFew(...shapeAndPlaces: MedianArguments): void
  medianByRank(...shapeAndPlaces: MedianArguments): void
  spreadNaN(...shapeAndPlaces: SpreadNaNArguments): void
  bilateral(...shapeAndPlaces: BilateralArguments): void
  bilateralGradient(...shapeAndPlaces: BilateralGradientArguments): void
  nonLocalMeans(...shapeAndPlaces: NonLocalMeansArguments): void
  totalVariation(...shapeAndPlaces: TotalVariationArguments): void
}

type SpreadNaNArguments = [...ImageArguments, size: number, ySources: number, xSources: number]

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

type BilateralArguments = [...ImageArguments, ...Likeness]

type BilateralGradientArguments = [...ImageArguments, gradient: number, ...Likeness]

type NonLocalMeansArguments = [
  ...ImageArguments,
  half: number,
  reach: number,
  noise: number,
  scale: number,
  ySources: number,
  xSources: number,
  scratch: number,
]

type TotalVariationArguments = [
  ...ImageArguments,
  weight: number,
  eps: number,
  maxIterations: number,
  scratch: number,
]

export const withNonlinear: WithEngine<Exports> = /* @__PURE__ */ engineOf<Exports>(hex)
