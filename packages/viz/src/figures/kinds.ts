import * as z from 'zod/mini'
import { heading } from '../layout/heading.js'
import type { Medium } from '../scene/medium.js'
import {
  type Animation,
  type AnimationOptions,
  animationKind,
  animationSchema,
  checkFrames,
} from './animation.js'
import { barKind } from './bar.js'
import { calibrationKind } from './calibration.js'
import { confusionMatrixKind } from './confusion-matrix.js'
import { decisionBoundaryKind } from './decision-boundary.js'
import { embeddingKind } from './embedding.js'
import { featureMapsKind } from './feature-maps.js'
import type { Figure } from './figure.js'
import { heatmapKind } from './heatmap.js'
import { histogramKind } from './histogram.js'
import { imageGridKind } from './image-grid.js'
import { imshowKind } from './imshow.js'
import { kernelGridKind } from './kernel-grid.js'
import type { Kind } from './kind.js'
import { lineChartKind } from './line-chart.js'
import { lossSurfaceKind } from './loss-surface.js'
import { checked, make } from './make.js'
import { usualHeight } from './natural-height.js'
import { networkDiagramKind } from './network-diagram.js'
import { overlayKind } from './overlay.js'
import { reasonOf } from './reason.js'
import { rocCurveKind } from './roc-curve.js'
import { scatterKind } from './scatter.js'
import {
  checkPlaces,
  type Subplots,
  type SubplotsOptions,
  subplotsKind,
  subplotsSchema,
} from './subplots.js'
import { tableKind } from './table.js'

/** Figures that hold no other figure. */
const simple = {
  lineChart: lineChartKind,
  scatter: scatterKind,
  bar: barKind,
  histogram: histogramKind,
  heatmap: heatmapKind,
  imshow: imshowKind,
  imageGrid: imageGridKind,
  confusionMatrix: confusionMatrixKind,
  decisionBoundary: decisionBoundaryKind,
  lossSurface: lossSurfaceKind,
  kernelGrid: kernelGridKind,
  featureMaps: featureMapsKind,
  overlay: overlayKind,
  networkDiagram: networkDiagramKind,
  rocCurve: rocCurveKind,
  calibration: calibrationKind,
  embedding: embeddingKind,
  table: tableKind,
}

/** What a figure of any kind must look like; its kind decides. */
const anyFigure: z.ZodMiniType<Figure> = z.lazy(() =>
  z.pipe(
    z.unknown(),
    z.transform((value, context): Figure => {
      const result = schemaOf(value)?.safeParse(value)
      if (result?.success) return result.data
      const { issues } = result?.error ?? { issues: [] }
      if (!result) {
        const message = `expected one of ${kindNames.join(', ')}`
        context.issues.push({ code: 'custom', input: value, path: ['kind'], message })
      }
      for (const issue of issues) {
        const { path } = issue
        context.issues.push({
          code: 'custom',
          input: value,
          path: [...path],
          message: reasonOf(issue),
        })
      }
      return z.NEVER
    }),
  ),
)

const subplotsShape: z.ZodMiniType<Subplots> = subplotsSchema(anyFigure)
const animationShape: z.ZodMiniType<Animation> = animationSchema(anyFigure)

const composite = {
  subplots: subplotsKind(
    subplotsShape,
    (figure) => kindOf(figure),
    (...args) => heightOf(...args),
  ),
  animation: animationKind(
    animationShape,
    (figure) => kindOf(figure),
    (...args) => heightOf(...args),
  ),
}

const kinds = { ...simple, ...composite } as unknown as Readonly<Record<string, Kind<Figure>>>

/** The names of all kinds of figures. */
export const kindNames: readonly string[] = Object.keys(kinds)

const schemaOf = (value: unknown) => {
  const name = (value as { kind?: unknown } | null)?.kind
  return typeof name === 'string' && Object.hasOwn(kinds, name) ? kinds[name]?.schema : undefined
}

/** What a figure of this kind can do. */
export const kindOf = (figure: Figure): Kind<Figure> => kinds[figure.kind] as Kind<Figure>

/** How high a figure likes to be at this width, its title included. */
export const heightOf = (figure: Figure, width: number, medium: Medium): number => {
  const top = heading(figure.title, width, medium).height
  const body = kindOf(figure).height?.(figure, width, medium)
  if (body !== undefined) return top + body
  return figure.height ?? usualHeight(width, medium)
}

/**
 * A value, from JSON for instance, as a figure. Throws `viz/bad-figure`, which names the first part
 * that is wrong.
 *
 * @example
 * ```ts
 * const figure = figureOf(JSON.parse(text))
 * ```
 */
export const figureOf = (value: unknown): Figure => checked(anyFigure, value)

/**
 * Figures side by side, row by row.
 *
 * @example
 * ```ts
 * const figure = subplots(1, 2, { figures: [losses, accuracies] })
 * ```
 */
export const subplots = (
  rows: number,
  columns: number,
  { figures, ...options }: SubplotsOptions,
): Subplots => {
  checkPlaces(rows, columns, figures)
  return make(subplotsShape, { kind: 'subplots', ...options, rows, columns, figures })
}

/**
 * Frames of a run. Give axes a `domain`, or they move with the data.
 *
 * @example
 * ```ts
 * const film = animation({ frames: fits.map((fit) => lineChart({ series: [fit], y: { domain: [0, 1] } })) })
 * ```
 */
export const animation = ({
  frames,
  secondsPerFrame = 0.2,
  ...options
}: AnimationOptions): Animation => {
  checkFrames(frames)
  return make(animationShape, { kind: 'animation', ...options, frames, secondsPerFrame })
}
