import type { ViewMaker } from './view.js'

/** The view of each run; a test holds that none is missing. */
export const views: Readonly<Record<string, () => Promise<ViewMaker>>> = {
  'line-fit': async () => (await import('./line-fit.js')).lineFitView,
  mnist: async () => (await import('./mnist.js')).mnistView,
}
