import type { ExperimentResult, RunExperimentEvent } from '@firstgrad/core/experiments'
import { eventWriter } from '@firstgrad/core/figures-node'

/** Records a run for TensorBoard: the measures of its steps, then its parameters and metrics. */
export const tensorboardRecorder = async (folder: string) => {
  const writer = await eventWriter(folder)
  let last = 0
  const finish = ({ metrics, card }: ExperimentResult) => {
    const tag = (name: string) => `result/${name}`
    for (const [name, value] of Object.entries(metrics)) {
      writer.scalar(tag(name), value, { step: last })
    }
    if (!card) return
    const metricTags = Object.keys(metrics).map(tag)
    writer.hparams({ ...card.parameters, seed: card.seed }, { metrics: metricTags })
    writer.finish('success')
  }
  return {
    path: writer.path,
    record(event: RunExperimentEvent) {
      if (event.type === 'step') {
        const { step, measures, series } = event
        last = Math.max(last, step)
        const prefix = series === undefined ? '' : `${series}/`
        for (const [name, value] of Object.entries(measures)) {
          writer.scalar(prefix + name, value, { step })
        }
      } else if (event.type === 'result') finish(event)
    },
    close: () => writer.close(),
  }
}
