import { base64 } from './generated/module.js'

/** What assembly/ exports. Addresses and sizes are in bytes of `memory`. */
export interface Engine {
  readonly memory: WebAssembly.Memory
  correlate(...shapeAndPlaces: CorrelateArguments): void
  spread(...shapeAndPlaces: SpreadArguments): void
  edges(...shapeAndPlaces: EdgesArguments): void
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

type CorrelateArguments = [
  ...Images,
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
  ...Images,
  kernelHeight: number,
  kernelWidth: number,
  taps: number,
  ySources: number,
  xSources: number,
  scratch: number,
]

type EdgesArguments = [
  ...Images,
  side: number,
  middle: number,
  scale: number,
  eps: number,
  ySources: number,
  xSources: number,
  value: number,
  scratch: number,
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

let compiled: WebAssembly.Module | null | undefined
let shared: Engine | undefined

/** Old browsers know no SIMD, or compile nothing at once; then tensors do the work. */
const compile = (): WebAssembly.Module | null => {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)))
  } catch {
    return null
  }
}

const start = (module: WebAssembly.Module): Engine => {
  const abort = () => {
    throw new Error('assembly/ aborted')
  }
  return new WebAssembly.Instance(module, { env: { abort } }).exports as unknown as Engine
}

/** Memory never shrinks, so larger work gets an instance of its own that is dropped after. */
const mostShared = 2 ** 26

const page = 2 ** 16

/** Starts behind what the module keeps for itself. */
const firstFree = 1024

/** True where the module can run. */
export const hasEngine = (): boolean => {
  compiled ??= compile()
  return compiled !== null
}

/**
 * Runs work that needs some blocks of memory, whose addresses are multiples of 16.
 *
 * @param sizes of the blocks, in bytes
 */
export const withEngine = <const Sizes extends readonly number[], Result>(
  sizes: Sizes,
  work: (engine: Engine, addresses: { readonly [Place in keyof Sizes]: number }) => Result,
): Result => {
  if (!hasEngine()) throw new Error('there is no engine')
  const module = compiled as WebAssembly.Module
  const addresses: number[] = []
  let end = firstFree
  for (const size of sizes) {
    addresses.push(end)
    end += (size + 15) & ~15
  }
  let engine: Engine
  if (end > mostShared) engine = start(module)
  else {
    shared ??= start(module)
    engine = shared
  }
  const lacking = end - engine.memory.buffer.byteLength
  if (lacking > 0) engine.memory.grow(Math.ceil(lacking / page))
  return work(engine, addresses as { readonly [Place in keyof Sizes]: number })
}
