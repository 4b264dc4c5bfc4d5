// Running one

export type { BackendName, BackendReport } from '@firstgrad/backend'

// Running many
export type { CardEntry, CardPart, CardValue } from './exercises/card-entries.js'
export {
  type Compared,
  type CompareOptions,
  compareRuns,
  type RunComparison,
} from './exercises/compare-runs.js'
export type { ExperimentCard } from './exercises/experiment-card.js'
export { readCard } from './exercises/read-card.js'
export { type Difference, type Reproduction, reproduces } from './exercises/reproduces.js'
export {
  type ExperimentResult,
  type RunExperimentEvent,
  type RunExperimentHost,
  type Runnable,
  runExperiment,
} from './exercises/run-experiment.js'
export { sweepGrid } from './exercises/sweep-grid.js'

// Taking one along
export { experimentScript, type ScriptedRun } from './export/experiment-script.js'
