import { course, units } from '@firstgrad/core/course'

/** How many prerequisites lie, one behind the other, before each exercise. */
const depths = /** @type {Record<string, number>} */ ({})
const depthOf = (/** @type {(typeof course)[number]} */ { id, prerequisites }) => {
  const before = course.filter((each) => prerequisites.includes(each.id))
  depths[id] ??= Math.max(0, ...before.map((/** @type {any} */ each) => depthOf(each) + 1))
  return /** @type {number} */ (depths[id])
}

/** Rows of the map: in each, exercises stand below what they build on. */
const placed = () => {
  const rows = /** @type {(typeof course)[number][][]} */ ([])
  for (const exercise of course) {
    const row = depthOf(exercise)
    rows[row] ??= []
    rows[row].push(exercise)
  }
  const x = /** @type {Record<string, number>} */ ({})
  for (const row of rows) {
    const wanted = (/** @type {(typeof course)[number]} */ { prerequisites }) => {
      const known = prerequisites.flatMap((id) => (id in x ? [x[id] ?? 0] : []))
      return known.reduce((sum, each) => sum + each, 0) / Math.max(1, known.length)
    }
    row.sort((a, b) => wanted(a) - wanted(b))
    row.forEach(({ id }, i) => {
      x[id] = (i + 0.5) / row.length
    })
  }
  return { rows: rows.map((row) => row.map(({ id }) => id)), x }
}

export default {
  load: () => ({
    ...placed(),
    units,
    exercises: course.map(({ id, number, title, idea, prerequisites, task, experiment }) => ({
      id,
      number,
      title,
      idea,
      prerequisites,
      hasTask: Boolean(task),
      hasExperiment: Boolean(experiment),
    })),
  }),
}
