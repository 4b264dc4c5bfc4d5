import type { Examples, NumberArray } from '../training/examples.js'
import { turn } from '../training/turn.js'
import type { DataFacts } from './facts.js'

const atOnce = 256
const longestMs = 1000

/**
 * Looks at every example once, for a second at most.
 *
 * @throws the reason of an aborted signal
 */
export const scan = async (data: Examples, signal?: AbortSignal): Promise<DataFacts> => {
  const began = performance.now()
  let notFinite: DataFacts['notFinite'] = null
  let [largest, squares, numbers, examples] = [0, 0, 0, 0]
  const targets = {
    width: 1,
    lowest: Number.POSITIVE_INFINITY,
    highest: Number.NEGATIVE_INFINITY,
    lowestAt: 0,
    highestAt: 0,
    whole: true,
    oneHot: true,
  }

  const lookAtInputs = ({ data: values, shape }: NumberArray, start: number) => {
    const each = values.length / shape[0]!
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!
      if (!Number.isFinite(value)) {
        notFinite ??= { what: 'x', index: start + Math.floor(i / each) }
        continue
      }
      largest = Math.max(largest, Math.abs(value))
      squares += value * value
      numbers++
    }
  }
  const lookAtTargets = ({ data: values, shape }: NumberArray, start: number) => {
    const each = values.length / shape[0]!
    const width = shape.length === 1 ? 1 : shape.at(-1)!
    targets.width = width
    let [ones, zeros] = [0, 0]
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!
      const index = start + Math.floor(i / each)
      if (!Number.isFinite(value)) notFinite ??= { what: 'y', index }
      if (value < targets.lowest) Object.assign(targets, { lowest: value, lowestAt: index })
      if (value > targets.highest) Object.assign(targets, { highest: value, highestAt: index })
      if (!Number.isInteger(value)) targets.whole = false
      if (value === 1) ones++
      if (value === 0) zeros++
      if (i % width < width - 1) continue
      if (ones !== 1 || zeros !== width - 1) targets.oneHot = false
      ones = 0
      zeros = 0
    }
  }

  while (examples < data.length && performance.now() - began < longestMs) {
    signal?.throwIfAborted()
    const start = examples
    const length = Math.min(atOnce, data.length - start)
    const { x, y } = data.batch(Uint32Array.from({ length }, (_, i) => start + i))
    lookAtInputs(x, start)
    lookAtTargets(y, start)
    examples += length
    await turn()
  }
  return { examples, notFinite, inputs: { largest, rms: Math.sqrt(squares / numbers) }, targets }
}
