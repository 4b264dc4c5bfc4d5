import { isTensorValue, type TensorValue, tensorOf, type Value } from '../values.js'

const mostValues = 64

const map = (tensor: TensorValue, change: (value: number, index: number) => number): TensorValue =>
  tensorOf(Float32Array.from(tensor.values, change), tensor.shape)

/** Simpler tensors of the same shape, the simplest first: all the same, whole numbers, single zeros. */
const simpler = (tensor: TensorValue): TensorValue[] => {
  const values = Array.from(tensor.values)
  const zeros = values.flatMap((value, at) =>
    value === 0 ? [] : [map(tensor, (old, i) => (i === at ? 0 : old))],
  )
  return [
    map(tensor, () => 1),
    map(tensor, (_, i) => i + 1),
    map(tensor, Math.round),
    ...zeros,
    map(tensor, (value) => Number(value.toFixed(1))),
  ].filter((candidate) => values.some((value, i) => value !== candidate.values[i]))
}

/**
 * Makes failing inputs easier to read: float32 tensors, one at a time, take simpler values as long as the
 * answer stays wrong. Shapes are small already, since drawn inputs come from small to large.
 *
 * @param stillFails whether the answer is wrong on these arguments too
 * @param tries how many arguments may be tried
 */
export const shrink = async (
  args: readonly Value[],
  stillFails: (args: readonly Value[]) => Promise<boolean>,
  tries = 40,
): Promise<readonly Value[]> => {
  let best = args
  let left = tries
  for (let at = 0; at < args.length; at++) {
    const first = best[at]
    if (!isTensorValue(first) || first.dtype !== 'float32' || first.values.length > mostValues)
      continue
    let improved = true
    while (improved && left > 0) {
      improved = false
      for (const candidate of simpler(best[at] as TensorValue)) {
        if (left-- <= 0) break
        const tried = best.with(at, candidate)
        if (weight(candidate) < weight(best[at] as TensorValue) && (await stillFails(tried))) {
          best = tried
          improved = true
          break
        }
      }
    }
  }
  return best
}

/** How hard numbers are to read: digits, zeros being the easiest. */
const weight = ({ values }: TensorValue) =>
  Array.from(values).reduce(
    (sum, value) => sum + (value === 0 ? 0 : String(Number(value.toPrecision(6))).length),
    new Set(Array.from(values)).size / (values.length + 1),
  )
