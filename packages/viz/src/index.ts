// Figures

// Errors
export type { VizDetails } from './details.js'
// Faces
export { type HTMLOptions, toHTML } from './faces/html.js'
export { type SVGOptions, toSVG } from './faces/svg.js'
export { summary, toTable, type WordsOptions } from './faces/table.js'
// Several in one
export type { Animation, AnimationOptions } from './figures/animation.js'
export { type Bar, type BarOptions, bar } from './figures/bar.js'
export { type Calibration, type CalibrationOptions, calibration } from './figures/calibration.js'
export type { ColourOptions } from './figures/colour-options.js'
export {
  type ConfusionMatrix,
  type ConfusionMatrixOptions,
  confusionMatrix,
} from './figures/confusion-matrix.js'
export {
  type DecisionBoundary,
  type DecisionBoundaryOptions,
  decisionBoundary,
} from './figures/decision-boundary.js'
export { type Embedding, type EmbeddingOptions, embedding } from './figures/embedding.js'
export { type FeatureMaps, type FeatureMapsOptions, featureMaps } from './figures/feature-maps.js'
// What they have in common
export type { Figure } from './figures/figure.js'
export { type Heatmap, type HeatmapOptions, heatmap } from './figures/heatmap.js'
export { type Histogram, type HistogramOptions, histogram } from './figures/histogram.js'
export { type ImageGrid, type ImageGridOptions, imageGrid } from './figures/image-grid.js'
export { type Imshow, type ImshowOptions, imshow } from './figures/imshow.js'
export { type KernelGrid, type KernelGridOptions, kernelGrid } from './figures/kernel-grid.js'
export type { AxisOptions, FigureOptions, FlatAxisOptions, Table } from './figures/kind.js'
export { animation, figureOf, kindNames, subplots } from './figures/kinds.js'
export {
  type LineChart,
  type LineChartOptions,
  type LineSeries,
  lineChart,
} from './figures/line-chart.js'
export { type LossSurface, type LossSurfaceOptions, lossSurface } from './figures/loss-surface.js'
export {
  type NetworkDiagram,
  type NetworkDiagramOptions,
  type NetworkLayer,
  networkDiagram,
} from './figures/network-diagram.js'
export { type Overlay, type OverlayOptions, overlay } from './figures/overlay.js'
export { type RocCurve, type RocCurveOptions, rocCurve } from './figures/roc-curve.js'
export { type Scatter, type ScatterOptions, scatter } from './figures/scatter.js'
export type { Subplots, SubplotsOptions } from './figures/subplots.js'
export { type TableFigure, type TableOptions, table } from './figures/table.js'
export type { ColourMap } from './scales/colours.js'
export type { ThemeName } from './scene/theme.js'
export type { ImageValue, RawImage } from './values/images.js'
export type { Numbers, ShapedData, TensorLike } from './values/numbers.js'
export type { Picture, PictureValue } from './values/picture.js'
