export { findRun, type RunInfo, runs } from './runs/catalogue.js'
export type { Run, RunHost, Words } from './runs/run.js'
