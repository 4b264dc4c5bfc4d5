import type { Language } from '@firstgrad/errors'
import { en } from './en.js'
import { zhCN } from './zh-CN.js'

const all: Readonly<Record<Language, Words>> = { en, 'zh-CN': zhCN }

/** The words that figures use, in one language. */
export const words = (lang: Language): Words => all[lang]

interface Extremes {
  readonly low: string
  readonly lowAt: string
  readonly high: string
  readonly highAt: string
}

type Cells = readonly (number | null)[]

/** Every text that a figure says by itself; sentences end with a full stop. */
export interface Words {
  // Names of columns and axes
  readonly series: string
  readonly value: string
  readonly category: string
  readonly count: string
  readonly from: string
  readonly to: string
  readonly width: string
  readonly height: string
  readonly caption: string
  readonly predicted: string
  readonly actual: string
  readonly className: string
  readonly step: string
  readonly input: string
  readonly output: string
  readonly row: string
  readonly column: string
  readonly channel: string
  readonly least: string
  readonly largest: string
  readonly mean: string
  readonly label: string
  readonly score: string
  readonly threshold: string
  readonly falsePositiveRate: string
  readonly truePositiveRate: string
  readonly predictedProbability: string
  readonly observedFrequency: string
  readonly name: string
  readonly layer: string
  readonly type: string
  readonly shape: string
  readonly parameterCount: string
  readonly inputs: string
  readonly figure: string
  readonly title: string
  readonly summary: string
  readonly frame: string
  readonly colon: string
  // On pages
  readonly data: string
  readonly play: string
  readonly pause: string
  readonly arrowKeys: string
  readonly truncated: (shown: number, all: number) => string
  // Within figures
  readonly moreRows: (count: number) => string
  readonly parameters: (count: string) => string
  // Parts of sentences
  readonly nothingIn: (name: string) => string
  readonly range: (label: string, ...lists: readonly Cells[]) => string
  readonly line: (
    line: {
      readonly name: string
      readonly points: number
      readonly missing: number
      readonly first: string
      readonly firstX: string
      readonly last: string
      readonly lastX: string
      readonly lowX: string
      readonly highX: string
    } & Pick<Extremes, 'low' | 'high'>,
  ) => string
  readonly bars: (bars: Extremes & { readonly name: string }) => string
  readonly distribution: (d: {
    readonly name: string
    readonly total: number
    readonly left: number
    readonly mean: string
    readonly from: string
    readonly to: string
    readonly most: number
  }) => string
  // Sentences
  readonly lineChart: (count: number, told: readonly string[], untold: number) => string
  readonly scatter: (s: {
    readonly points: number
    readonly missing: number
    readonly series: readonly string[]
    readonly x: string
    readonly y: string
  }) => string
  readonly bar: (
    categories: number,
    series: number,
    told: readonly string[],
    untold: number,
  ) => string
  readonly histogram: (bins: number, told: readonly string[], untold: number) => string
  readonly cells: (
    rows: number,
    columns: number,
    facts: (Extremes & { readonly missing: number }) | undefined,
  ) => string
  readonly picture: (width: number, height: number) => string
  readonly imageGrid: (count: number, captions: readonly string[]) => string
  readonly confusion: (c: {
    readonly right: number
    readonly total: number
    readonly share: string
    readonly worst: { readonly count: number; readonly actual: string; readonly predicted: string }
  }) => string
  readonly decision: (
    shares: readonly { readonly name: string; readonly share: string }[],
    points: number,
  ) => string
  readonly surface: (
    facts: { readonly low: string; readonly lowAt: string; readonly high: string } | undefined,
    path: { readonly steps: number; readonly from: string; readonly to: string } | undefined,
  ) => string
  readonly kernels: (
    count: number,
    size: string,
    facts: { readonly low: string; readonly high: string } | undefined,
  ) => string
  readonly featureMaps: (
    count: number,
    size: string,
    silent: number,
    strongest: { readonly channel: number; readonly high: string } | undefined,
  ) => string
  readonly overlay: (o: {
    readonly width: number
    readonly height: number
    readonly boxes: readonly string[]
    readonly keypoints: number
    readonly shares: readonly { readonly name: string; readonly share: string }[]
    readonly hottest: string | undefined
  }) => string
  readonly network: (
    layers: number,
    parameters: string,
    heaviest: { readonly name: string; readonly parameters: string } | undefined,
  ) => string
  readonly roc: (curves: readonly { readonly name: string; readonly auc: string }[]) => string
  readonly calibration: (
    curves: readonly { readonly name: string; readonly error: string; readonly lean: number }[],
  ) => string
  readonly embedding: (
    points: number,
    dimensions: number,
    classes: readonly string[],
    explained: string,
  ) => string
  readonly table: (rows: number, columns: readonly string[]) => string
  readonly subplots: (count: number, told: readonly string[]) => string
  readonly animation: (frames: number, seconds: string, last: string) => string
}
