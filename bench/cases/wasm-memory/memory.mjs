import { Measured } from '../../runner/case.mjs'
import { startEngine } from '../../training/engines.mjs'
import { sizes } from '../../training/sizes.mjs'
import { cnn } from '../../training/works/cnn.mjs'
import { makeFitting } from '../../training/works/fitting.mjs'

const { items, batchSize } = sizes.cnn
const stepsInEpoch = items / batchSize
const peakMB = () => (process.resourceUsage().maxRSS * 1024) / 1e6

/**
 * The peak of the process after so many steps; where `growthFrom` is given, how much of it came
 * after that step.
 *
 * @param {{ engine: import('../../training/engines.mjs').Engine, steps: number, growthFrom?: number }} argument
 */
export const prepare = async ({ engine, steps, growthFrom }) => {
  await startEngine(engine)
  const { reset, fit } = makeFitting(cnn())
  return async () => {
    reset()
    const [first] = await fit(items, batchSize)
    let last = first
    let before = 0
    for (let done = stepsInEpoch; done < steps; done += stepsInEpoch) {
      if (done === growthFrom) before = peakMB()
      last = (await fit(items, batchSize))[0]
    }
    return new Measured([peakMB() - before], { first, last })
  }
}
