import { coreError } from '../errors.js'

/** How many letters must be put in, left out, changed or swapped with a neighbour. */
const distance = (a: string, b: string): number => {
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? before[j - 2]! + 1
          : Number.POSITIVE_INFINITY
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, changed, swapped))
    }
    ;[before, row] = [row, next]
  }
  return row[b.length]!
}

const shortOf = (id: string) => id.slice(id.indexOf('/') + 1)

/** The ids that a reader may have meant, none where nothing is near. */
const near = (id: string, ids: readonly string[]): string[] => {
  const far = (other: string) =>
    Math.min(
      distance(id, other),
      distance(shortOf(id), shortOf(other)) + (id.includes('/') ? 1 : 0),
    )
  const distances = ids.map((other) => [other, far(other)] as const)
  const least = Math.min(...distances.map(([, steps]) => steps))
  if (least > Math.max(1, Math.floor(shortOf(id).length / 3))) return []
  return distances.filter(([, steps]) => steps === least).map(([other]) => other)
}

/**
 * The exercise of an id, also without its unit where only one has that name.
 *
 * @throws `core/unknown-exercise` with what may have been meant
 * @throws `core/ambiguous-exercise`
 *
 * @example
 * ```ts
 * import { course, findExercise } from '@firstgrad/core/course'
 *
 * console.log(findExercise(course, 'neuron').id) // basics/neuron
 * ```
 */
export const findExercise = <Exercise extends { readonly id: string }>(
  exercises: readonly Exercise[],
  id: string,
): Exercise => {
  // A path with the file's ending is what a shell completes.
  const wanted = id
    .trim()
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/\.[tj]s$/, '')
  const whole = exercises.find((each) => each.id === wanted)
  if (whole) return whole
  const matches = exercises.filter((each) => shortOf(each.id) === wanted)
  if (matches.length > 1) {
    throw coreError('core/ambiguous-exercise', { id, matches: matches.map((each) => each.id) })
  }
  if (matches[0]) return matches[0]
  const suggestions = near(
    wanted,
    exercises.map((each) => each.id),
  ).slice(0, 3)
  throw coreError('core/unknown-exercise', { id, suggestions })
}
