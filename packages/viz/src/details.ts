/** The errors of this package and what each of them tells. */
export type VizDetails = {
  'viz/not-numbers': { received: string }
  'viz/ragged': { expected: number; received: number }
  'viz/bad-step': { step: unknown }
  'viz/bad-tag': { tag: unknown }
  'viz/bad-count': { option: string; least: number; received: unknown }
  'viz/not-a-png': { bytes: number }
  'viz/bad-image': { width: number; height: number; channels: number; numbers: number }
  'viz/images-differ': { first: string; other: string }
  'viz/lengths-differ': { what: string; expected: number; received: number }
  'viz/bad-prediction': { index: number; received: number }
  'viz/empty': { what: string }
  'viz/bad-shape': { what: string; expected: string; received: string }
  'viz/bad-class': { what: string; index: number; received: number }
  'viz/unknown-class': { what: string; index: number; received: number; classes: number }
  'viz/bad-label': { index: number; received: number }
  'viz/not-a-score': { index: number }
  'viz/one-class': { positives: number; negatives: number }
  'viz/unknown-layer': { name: string; input: string }
  'viz/layer-twice': { name: string }
  'viz/circular-layers': { names: readonly string[] }
  'viz/too-many-figures': { rows: number; columns: number; received: number }
  'viz/animation-within': object
  'viz/bad-figure': { path: string; received: string; reason: string }
  'viz/bad-scale': { received: unknown }
  'viz/no-renderer': { reason: string }
  'viz/writer-closed': { path: string }
  'viz/cannot-write': { path: string; reason: string }
  'viz/not-a-model': { received: string }
  'viz/model-not-built': { model: string }
}
