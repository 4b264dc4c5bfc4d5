/**
 * A cycle in a directed graph, the first node repeated at its end, or null.
 *
 * @param {ReadonlyMap<string, readonly string[]>} edges
 * @returns {string[] | null}
 */
export const findCycle = (edges) => {
  /** @type {Set<string>} */
  const done = new Set()
  /** @type {string[]} */
  const path = []

  /** @returns {string[] | null} */
  const visit = (/** @type {string} */ node) => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node]
    if (done.has(node)) return null
    path.push(node)
    for (const next of edges.get(node) ?? []) {
      const cycle = visit(next)
      if (cycle) return cycle
    }
    path.pop()
    done.add(node)
    return null
  }

  for (const node of edges.keys()) {
    const cycle = visit(node)
    if (cycle) return cycle
  }
  return null
}
