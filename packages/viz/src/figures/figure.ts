import type { Animation } from './animation.js'
import type { Bar } from './bar.js'
import type { Calibration } from './calibration.js'
import type { ConfusionMatrix } from './confusion-matrix.js'
import type { DecisionBoundary } from './decision-boundary.js'
import type { Embedding } from './embedding.js'
import type { FeatureMaps } from './feature-maps.js'
import type { Heatmap } from './heatmap.js'
import type { Histogram } from './histogram.js'
import type { ImageGrid } from './image-grid.js'
import type { Imshow } from './imshow.js'
import type { KernelGrid } from './kernel-grid.js'
import type { LineChart } from './line-chart.js'
import type { LossSurface } from './loss-surface.js'
import type { NetworkDiagram } from './network-diagram.js'
import type { Overlay } from './overlay.js'
import type { RocCurve } from './roc-curve.js'
import type { Scatter } from './scatter.js'
import type { Subplots } from './subplots.js'
import type { TableFigure } from './table.js'

/**
 * A figure as a plain value: JSON, without functions, so that it can be stored, sent and drawn
 * elsewhere. `kind` says what it shows, `version` how it is written.
 */
export type Figure =
  | LineChart
  | Scatter
  | Bar
  | Histogram
  | Heatmap
  | Imshow
  | ImageGrid
  | ConfusionMatrix
  | DecisionBoundary
  | LossSurface
  | KernelGrid
  | FeatureMaps
  | Overlay
  | NetworkDiagram
  | RocCurve
  | Calibration
  | Embedding
  | TableFigure
  | Subplots
  | Animation
